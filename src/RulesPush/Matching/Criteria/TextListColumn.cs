using System.Runtime.CompilerServices;

namespace RulesPush.Matching.Criteria;

/// <summary>A list of texts of discovery, by how it is read; any of the texts may match.</summary>
/// <remarks>
/// Idea: mostly none of the texts matters to any criterion, or one does: then its row is that of the list. Limits: where
/// several matter, their blocks are ORed each time.
/// </remarks>
internal sealed class TextListColumn<TTexts> : TextColumn
    where TTexts : struct, ITexts
{
    /// <summary>What texts leave; and beside it their blocks, which usually are as if the text were not there.</summary>
    private readonly RowCache _known;

    /// <summary>The row of a list of which no text matters.</summary>
    private readonly int _nothing;

    public TextListColumn(IReadOnlyList<TestUse> uses, RowStore rows)
        : base(uses, rows)
    {
        _known = new RowCache(rows, Groups.Length);
        _nothing = rows.Reserve(1);
        Groups.Narrow(rows[_nothing], Groups.Nothing);
    }

    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors)
    {
        if (TTexts.Of(resource) is not { } list)
            return LeaveOpen(ref survivors);
        var values = list as string[] ?? [.. list];
        var matters = -1;
        for (var i = 0; i < values.Length; i++)
        {
            var slot = _known.SlotOf(values[i]);
            if (slot >= 0 && _known.IsUsual(slot))
                continue;
            if (slot < 0 || matters >= 0)
                return Narrow(matters < 0 ? Groups.Nothing : _known.BlockOf(matters), values.AsSpan(i), ref survivors);
            matters = slot;
        }

        return matters < 0 ? _nothing : _known.RowOf(matters);
    }

    [SkipLocalsInit]
    private int Narrow(ReadOnlySpan<ulong> before, ReadOnlySpan<string> values, ref Survivors survivors)
    {
        var length = Groups.Length;
        Span<ulong> block = length <= TestGroups.UsualLength ? (stackalloc ulong[TestGroups.UsualLength])[..length] : new ulong[length];
        before.CopyTo(block);
        foreach (var value in values)
            Add(value, block);
        Groups.Narrow(survivors.Possible, block);
        return -1;
    }

    private void Add(string value, Span<ulong> block)
    {
        var slot = _known.SlotOf(value);
        if (slot < 0)
            AddNew(value, block);
        else if (!_known.IsUsual(slot))
            Rows.Or(block, _known.BlockOf(slot));
    }

    [SkipLocalsInit]
    private void AddNew(string value, Span<ulong> block)
    {
        Span<ulong> one = stackalloc ulong[Groups.Length];
        Span<ulong> row = stackalloc ulong[Finished.Words];
        row.Fill(ulong.MaxValue);
        Work(value, one);
        Groups.Narrow(row, one);
        _known.Keep(value, row, one, one.SequenceEqual(Groups.Nothing));
        Rows.Or(block, one);
    }
}
