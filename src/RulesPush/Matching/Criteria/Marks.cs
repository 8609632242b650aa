namespace RulesPush.Matching.Criteria;

/// <summary>The few words of a block that one part of tests, a pattern or a network, sets bits in.</summary>
internal readonly struct Marks
{
    private readonly (int Word, ulong Bits)[] _words;

    public Marks(IEnumerable<TestUse> uses, TestGroups groups)
    {
        var block = new ulong[groups.Length];
        foreach (var use in uses)
            groups.Add(block, use);
        _words = [.. block.Select(static (bits, word) => (word, bits)).Where(static w => w.bits != 0)];
    }

    private Marks((int, ulong)[] words) => _words = words;

    /// <summary>The marks of several parts together.</summary>
    public static Marks Of(IEnumerable<Marks> all) => new(
        [.. all.SelectMany(static m => m._words).GroupBy(static w => w.Word, static w => w.Bits).Select(static w => (w.Key, w.Aggregate(static (a, b) => a | b)))]);

    public void AddTo(Span<ulong> block)
    {
        foreach (var (word, bits) in _words)
            block[word] |= bits;
    }
}
