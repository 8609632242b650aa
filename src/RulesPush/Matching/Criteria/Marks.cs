using System.Runtime.Intrinsics;

namespace RulesPush.Matching.Criteria;

/// <summary>What one part of tests, a pattern or a network, sets in a block: the vectors of it from the first to the last that has a bit.</summary>
internal readonly struct Marks
{
    private readonly int _first;
    private readonly ulong[] _words;

    public Marks(IEnumerable<TestUse> uses, TestGroups groups)
        : this(BlockOf(uses, groups))
    {
    }

    private Marks(ReadOnlySpan<ulong> block)
    {
        _first = Math.Max(0, block.IndexOfAnyExcept(0UL)) / Vector256<ulong>.Count * Vector256<ulong>.Count;
        var end = ((block.LastIndexOfAnyExcept(0UL) / Vector256<ulong>.Count) + 1) * Vector256<ulong>.Count;
        _words = block[_first..end].ToArray();
    }

    /// <summary>The marks of several parts together.</summary>
    /// <param name="all">The parts.</param>
    /// <param name="length">The words of a block.</param>
    public static Marks Of(IEnumerable<Marks> all, int length)
    {
        var block = new ulong[length];
        foreach (var marks in all)
            marks.AddTo(block);
        return new Marks(block);
    }

    public void AddTo(Span<ulong> block) => Rows.Or(block.Slice(_first, _words.Length), _words);

    private static ulong[] BlockOf(IEnumerable<TestUse> uses, TestGroups groups)
    {
        var block = new ulong[groups.Length];
        foreach (var use in uses)
            groups.Add(block, use);
        return block;
    }
}
