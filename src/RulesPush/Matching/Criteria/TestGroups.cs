using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RulesPush.Matching.Criteria;

/// <summary>
/// What a value leaves, put together from the parts of tests that it matches: patterns, networks. A test holds where any
/// of its parts does, so that matched parts are ORed, and only then the criteria narrowed.
/// </summary>
/// <remarks>
/// Bit vectors of a dimension, as in T. V. Lakshman and D. Stiliadis, "High-Speed Policy-based Packet Forwarding" (1998), for
/// conditions of several values. A block of rows: one for each group, with the criteria whose Require of that group is
/// matched or that have none; then one with the criteria of which an exclude is matched. Most columns have one group.
/// </remarks>
internal sealed class TestGroups
{
    private readonly int _words;
    private readonly int _groups;
    private readonly ulong[] _nothing;

    public TestGroups(IReadOnlyList<TestUse> uses, int words)
    {
        _words = words;
        // At least one: of a column of excludes alone it lets everything pass.
        _groups = Math.Max(0, uses.Max(static u => u.Group)) + 1;
        var nothing = new ulong[Length];
        nothing.AsSpan(0, _groups * words).Fill(ulong.MaxValue);
        foreach (var use in uses.Where(static u => !u.IsExclude))
            nothing[(use.Group * words) + (use.Bit >> 6)] &= ~(1UL << use.Bit);
        _nothing = nothing;
    }

    /// <summary>The words of a block.</summary>
    public int Length => (_groups + 1) * _words;

    /// <summary>The block of a value that matches nothing.</summary>
    public ReadOnlySpan<ulong> Nothing => _nothing;

    /// <summary>Adds the finished row of a value that matches nothing.</summary>
    /// <returns>Its number.</returns>
    public int AddNothing(RowStore rows)
    {
        var row = rows.Reserve(1);
        Narrow(rows[row], _nothing);
        return row;
    }

    /// <summary>Adds to a block that a condition's test is matched.</summary>
    public void Add(Span<ulong> block, in TestUse use) =>
        Rows.Set(block.Slice((use.IsExclude ? _groups : use.Group) * _words, _words), use.Bit);

    /// <summary>Narrows a row to what a block leaves.</summary>
    public void Narrow(Span<ulong> row, ReadOnlySpan<ulong> block)
    {
        ref var target = ref MemoryMarshal.GetReference(row[.._words]);
        ref var source = ref MemoryMarshal.GetReference(block[..Length]);
        var words = (nuint)_words;
        var excludes = (nuint)_groups * words;
        for (nuint i = 0; i < words; i += (nuint)Vector256<ulong>.Count)
        {
            // Mostly there is one group.
            var left = Vector256.LoadUnsafe(ref target, i) & Vector256.LoadUnsafe(ref source, i);
            for (var group = words; group < excludes; group += words)
                left &= Vector256.LoadUnsafe(ref source, group + i);
            Vector256.AndNot(left, Vector256.LoadUnsafe(ref source, excludes + i)).StoreUnsafe(ref target, i);
        }
    }

    /// <summary>The same of survivors, where the tests in <paramref name="open"/>, a block, are unknown unless they are matched.</summary>
    [SkipLocalsInit]
    public void Narrow(ref Survivors survivors, scoped ReadOnlySpan<ulong> block, scoped ReadOnlySpan<ulong> open)
    {
        Span<ulong> left = stackalloc ulong[_words];
        for (var i = 0; i < _words; i++)
        {
            var matched = block[(_groups * _words) + i];
            var (certain, possible) = (~(matched | open[(_groups * _words) + i]), ~matched);
            for (var group = 0; group < _groups; group++)
            {
                var required = block[(group * _words) + i];
                certain &= required;
                possible &= required | open[(group * _words) + i];
            }

            survivors.Possible[i] &= possible;
            left[i] = possible & ~certain;
        }

        survivors.LeaveOpen(left);
    }
}
