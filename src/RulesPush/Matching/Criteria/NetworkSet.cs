using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>Which of many networks hold an address: a finished block for each interval between their ends.</summary>
/// <remarks>
/// Equivalence classes of the values of a dimension: P. Gupta and N. McKeown, "Packet Classification on Multiple Fields"
/// (SIGCOMM 1999). The intervals are found by halving, which for the few hundred networks that rules name is as fast as a
/// tree. Limits: blocks take twice the networks times the criteria in bits; built once.
/// </remarks>
internal sealed class NetworkSet
{
    private readonly TestGroups _groups;
    private readonly ulong[] _v4Ends;
    private readonly ulong[] _v4Blocks;
    private readonly UInt128[] _v6Ends;
    private readonly ulong[] _v6Blocks;

    public NetworkSet(IEnumerable<TestUse> uses, TestGroups groups)
    {
        _groups = groups;
        var networks = uses
            .SelectMany(static u => ((IpSubnetTest)u.Test).Networks.Select(n => (Network: n, Use: u)))
            .GroupBy(static n => n.Network, static n => n.Use)
            .Select(n => (n.Key.Range, Marks: new Marks(n, groups)))
            .ToLookup(static n => n.Range.First.IsV6);
        (_v4Ends, _v4Blocks) = Intervals(networks[false], static bits => (ulong)bits, uint.MaxValue);
        (_v6Ends, _v6Blocks) = Intervals(networks[true], static bits => bits, UInt128.MaxValue);
    }

    /// <summary>How many intervals of IPv4 addresses there are.</summary>
    public int V4Intervals => _v4Ends.Length + 1;

    /// <summary>The interval of an IPv4 address.</summary>
    public int V4IntervalOf(IpAddress address) => Bounds.CountBelow(_v4Ends, address.Low);

    /// <summary>The block of all tests that hold the address.</summary>
    public ReadOnlySpan<ulong> BlockOf(IpAddress address)
    {
        var (blocks, interval) = address.IsV6
            ? (_v6Blocks, Bounds.CountBelow(_v6Ends, new UInt128(address.High, address.Low)))
            : (_v4Blocks, V4IntervalOf(address));
        return blocks.AsSpan(interval * _groups.Length, _groups.Length);
    }

    /// <summary>The last address of each interval but the last, and the block of each.</summary>
    private (T[] Ends, ulong[] Blocks) Intervals<T>(IEnumerable<(IpRange Range, Marks Marks)> networks, Func<UInt128, T> key, UInt128 highest)
        where T : IComparable<T>
    {
        var all = networks.Select(static n => (First: Bits(n.Range.First), Last: Bits(n.Range.Last), n.Marks)).OrderBy(static n => n.First).ThenByDescending(static n => n.Last).ToList();
        List<UInt128> ends =
        [
            .. all.Where(static n => n.First > 0).Select(static n => n.First - 1)
                .Concat(all.Where(n => n.Last < highest).Select(static n => n.Last))
                .Distinct().Order(),
        ];
        var blocks = new ulong[(ends.Count + 1) * _groups.Length];
        // Networks are nested or apart: those around an interval, the innermost on top.
        var around = new Stack<(UInt128 Last, Marks Marks)>();
        var next = 0;
        for (var i = 0; i <= ends.Count; i++)
        {
            var last = i < ends.Count ? ends[i] : highest;
            var block = blocks.AsSpan(i * _groups.Length, _groups.Length);
            _groups.Nothing.CopyTo(block);
            while (around.TryPeek(out var inner) && inner.Last < last)
                around.Pop();
            for (; next < all.Count && all[next].First <= last; next++)
                around.Push((all[next].Last, all[next].Marks));
            foreach (var network in around)
                network.Marks.AddTo(block);
        }

        return ([.. ends.Select(key)], blocks);
    }

    private static UInt128 Bits(IpAddress address) => new(address.High, address.Low);
}
