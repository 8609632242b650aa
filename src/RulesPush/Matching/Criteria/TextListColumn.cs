using System.Runtime.CompilerServices;

namespace RulesPush.Matching.Criteria;

/// <summary>A list of texts of discovery, by how it is read; any of the texts may match.</summary>
/// <remarks>
/// Idea: mostly none of the texts matters to any criterion, or one does: then its row is that of the list. Where several matter,
/// their blocks are ORed once, and the row is kept by them.
/// </remarks>
internal sealed class TextListColumn<TTexts> : TextColumn
    where TTexts : struct, ITexts
{
    private const int Combinations = 512;

    /// <summary>What texts leave; and beside it their blocks, which usually are as if the text were not there.</summary>
    private readonly RowCache _known;

    /// <summary>The rows of lists of which several texts matter.</summary>
    private readonly CombinedRows _combined;

    public TextListColumn(IReadOnlyList<TestUse> uses, RowStore rows)
        : base(uses, rows)
    {
        _known = new RowCache(rows, Groups.Length);
        _combined = new CombinedRows(rows, Combinations);
    }

    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors)
    {
        if (TTexts.Of(resource) is not { } list)
            return LeaveOpen(ref survivors);
        var values = list as string[] ?? [.. list];
        var (combination, isCombination, row) = (0UL, true, NothingRow);
        foreach (var value in values)
        {
            var known = _known.Find(value);
            if (known >= 0 ? _known.IsUsual(known) : MatchesNothing(value, _known))
                continue;
            if (known < 0)
                return NarrowToNew(values, 0, ref survivors);
            row = combination == 0 ? _known.RowOf(known) : -1;
            isCombination &= CombinedRows.TryAdd(ref combination, known);
        }

        if (row < 0 && isCombination)
            row = _combined.Find(combination);
        return row >= 0 ? row : NarrowToNew(values, isCombination ? combination : 0, ref survivors);
    }

    [SkipLocalsInit]
    private int NarrowToNew(ReadOnlySpan<string> values, ulong combination, ref Survivors survivors)
    {
        Span<ulong> block = stackalloc ulong[Groups.Length];
        Span<ulong> row = stackalloc ulong[Finished.Words];
        Groups.Nothing.CopyTo(block);
        foreach (var value in values)
            Add(value, block);
        row.Fill(ulong.MaxValue);
        Groups.Narrow(row, block);
        if (combination != 0)
            _combined.Keep(combination, row);
        Rows.And(survivors.Possible, row);
        return -1;
    }

    private void Add(string value, Span<ulong> block)
    {
        var known = _known.Find(value);
        if (known >= 0 ? _known.IsUsual(known) : MatchesNothing(value, _known))
            return;
        if (known < 0)
            AddNew(value, block);
        else
            Rows.Or(block, _known.BlockOf(known));
    }

    [SkipLocalsInit]
    private void AddNew(string value, Span<ulong> block)
    {
        Span<ulong> one = stackalloc ulong[Groups.Length];
        Span<ulong> row = stackalloc ulong[Finished.Words];
        Work(value, one, row);
        _known.Keep(value, row, one, one.SequenceEqual(Groups.Nothing));
        Rows.Or(block, one);
    }
}
