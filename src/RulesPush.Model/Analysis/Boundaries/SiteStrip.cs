namespace RulesPush.Model;

/// <summary>
/// The addresses of one site, cut into pieces wherever a boundary of it begins or ends, and which boundaries of it are
/// needed: the site has each piece only as long as one of its boundaries is left that decides there.
/// </summary>
/// <remarks>
/// Where the site wins a piece, those of its boundaries decide that come before the first one of another site: without
/// them the other site would win, however large a boundary of this site lies below. Where it does not win, any will do.
/// So each piece has a last boundary that decides there. Boundaries are looked at from the smallest: one is needed if
/// it is the last in a piece that no smaller one, needed before, holds already.
/// </remarks>
internal sealed class SiteStrip
{
    private readonly SortedSet<int> _open = [];

    /// <summary>For each piece the rank of the last boundary that decides there; null where the site has none.</summary>
    private readonly List<int?> _last = [];

    private readonly SortedDictionary<int, (int First, int End)> _pieces = [];

    /// <summary>The boundaries that overlap with none, not of another site either: nobody else decides there.</summary>
    private readonly List<int> _alone = [];

    /// <summary>The rank of the boundary of the site that comes first at the current address; null where none holds it.</summary>
    public int? Best => _open.Count == 0 ? null : _open.Min;

    /// <summary>The ranks of the boundaries of the site.</summary>
    public IEnumerable<int> Ranks => _pieces.Keys.Concat(_alone);

    /// <summary>Takes a boundary that overlaps with no other.</summary>
    public void Alone(int rank) => _alone.Add(rank);

    /// <summary>Opens a boundary, at the piece that begins next.</summary>
    public void Open(int rank)
    {
        _open.Add(rank);
        _pieces.Add(rank, (_last.Count, int.MaxValue));
    }

    /// <summary>Closes a boundary, before the piece that begins next.</summary>
    public void Close(int rank)
    {
        _open.Remove(rank);
        _pieces[rank] = (_pieces[rank].First, _last.Count);
    }

    /// <summary>Begins the next piece.</summary>
    /// <param name="limit">Where the site wins, the rank of the first boundary of another site, if there is one.</param>
    public void Advance(int? limit) =>
        _last.Add(_open.Count == 0 ? null : limit is { } rank ? _open.GetViewBetween(0, rank - 1).Max : _open.Max);

    /// <summary>The ranks of the boundaries without which nothing changes, also when all of them are taken away at once.</summary>
    public ISet<int> Redundant()
    {
        var decidedBy = new Dictionary<int, List<int>>();
        for (var piece = 0; piece < _last.Count; piece++)
        {
            if (_last[piece] is not { } rank)
                continue;
            if (!decidedBy.TryGetValue(rank, out var pieces))
                decidedBy.Add(rank, pieces = []);
            pieces.Add(piece);
        }

        var redundant = new SortedSet<int>();
        var held = new HeldPieces(_last.Count);
        foreach (var boundary in _pieces)
        {
            if (decidedBy.TryGetValue(boundary.Key, out var pieces) && pieces.Any(p => !held.Contains(p)))
                held.Add(boundary.Value.First, Math.Min(boundary.Value.End, _last.Count));
            else
                redundant.Add(boundary.Key);
        }

        return redundant;
    }

    /// <summary>Pieces that are held already; each is stepped over once.</summary>
    private sealed class HeldPieces
    {
        /// <summary>For each piece the first one from there that may not be held.</summary>
        private readonly int[] _next;

        public HeldPieces(int count) => _next = [.. Enumerable.Range(0, count + 1)];

        public bool Contains(int piece) => _next[piece] != piece;

        public void Add(int first, int end)
        {
            for (var piece = Free(first); piece < end; piece = Free(piece))
                _next[piece] = piece + 1;
        }

        private int Free(int piece)
        {
            while (_next[piece] != piece)
                piece = _next[piece] = _next[_next[piece]];
            return piece;
        }
    }
}
