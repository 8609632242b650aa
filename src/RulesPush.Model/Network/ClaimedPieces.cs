namespace RulesPush.Model;

/// <summary>Pieces of a line, cut at points, which are claimed by one after the other: what is claimed already stays as it is.</summary>
/// <remarks>
/// From each piece a link leads towards the next free one, and is shortened as it is followed (R. E. Tarjan, "Efficiency of
/// a Good But Not Linear Set Union Algorithm", JACM 1975), so that what is claimed is passed over.
/// </remarks>
internal sealed class ClaimedPieces<T>
    where T : IComparable<T>
{
    private readonly T[] _cuts;

    /// <summary>For each piece the value that claims it, plus one.</summary>
    private readonly int[] _values;
    private readonly int[] _nextFree;

    /// <param name="cuts">The points, in any order, some perhaps twice; they are taken over.</param>
    public ClaimedPieces(T[] cuts)
    {
        Array.Sort(cuts);
        var distinct = 0;
        for (var i = 0; i < cuts.Length; i++)
        {
            if (i == 0 || cuts[i].CompareTo(cuts[distinct - 1]) != 0)
                cuts[distinct++] = cuts[i];
        }

        Array.Resize(ref cuts, distinct);
        (_cuts, _values, _nextFree) = (cuts, new int[distinct], new int[distinct + 1]);
        for (var piece = 0; piece < _nextFree.Length; piece++)
            _nextFree[piece] = piece;
    }

    /// <summary>Claims what is free from one cut up to another.</summary>
    public void Claim(T first, T behind, int value) => Claim(PieceAt(first), PieceAt(behind), value);

    /// <summary>Claims what is free from one cut on.</summary>
    public void ClaimAllFrom(T first, int value) => Claim(PieceAt(first), _cuts.Length, value);

    /// <summary>Where each interval of one value begins, and the value; -1 where nobody claims it. The first one is claimed.</summary>
    public List<(T First, int Value)> Intervals()
    {
        var intervals = new List<(T First, int Value)>(_cuts.Length);
        var before = 0;
        for (var piece = 0; piece < _cuts.Length; piece++)
        {
            if (_values[piece] == before)
                continue;
            before = _values[piece];
            intervals.Add((_cuts[piece], before - 1));
        }

        return intervals;
    }

    private void Claim(int first, int end, int value)
    {
        for (var piece = Free(first); piece < end; piece = Free(piece))
        {
            _values[piece] = value + 1;
            _nextFree[piece] = piece + 1;
        }
    }

    private int PieceAt(T cut) => Array.BinarySearch(_cuts, cut);

    private int Free(int piece)
    {
        while (_nextFree[piece] != piece)
            piece = _nextFree[piece] = _nextFree[_nextFree[piece]];
        return piece;
    }
}
