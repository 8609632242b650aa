using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>Which of many networks hold an address: a finished block for each interval between their ends.</summary>
/// <remarks>
/// Equivalence classes of the values of a dimension: P. Gupta and N. McKeown, "Packet Classification on Multiple Fields"
/// (SIGCOMM 1999). The intervals of IPv4 are found by <see cref="SearchTree{T}"/>, those of IPv6 by
/// halving. Limits: blocks take twice the networks times the criteria in bits; built once.
/// </remarks>
internal sealed class NetworkSet
{
    private readonly TestGroups _groups;
    private readonly SearchTree<int> _v4Starts;
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
        (var ends, _v4Blocks) = Intervals(networks[false], static bits => (uint)bits, uint.MaxValue);
        _v4Starts = new SearchTree<int>([.. ends.Select(static end => InOrder(end + 1))]);
        V4Intervals = ends.Length + 1;
        (_v6Ends, _v6Blocks) = Intervals(networks[true], static bits => bits, UInt128.MaxValue);
    }

    /// <summary>How many intervals of IPv4 addresses there are.</summary>
    public int V4Intervals { get; }

    /// <summary>The interval of an IPv4 address.</summary>
    public int V4IntervalOf(IpAddress address) => _v4Starts.LastAtMost(InOrder((uint)address.Low)) + 1;

    /// <summary>The block of all tests that hold the addresses of an interval.</summary>
    public ReadOnlySpan<ulong> V4BlockOf(int interval) => _v4Blocks.AsSpan(interval * _groups.Length, _groups.Length);

    /// <summary>The block of all tests that hold the address.</summary>
    public ReadOnlySpan<ulong> BlockOf(IpAddress address) => address.IsV6
        ? _v6Blocks.AsSpan(Bounds.CountBelow(_v6Ends, new UInt128(address.High, address.Low)) * _groups.Length, _groups.Length)
        : V4BlockOf(V4IntervalOf(address));

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

    /// <summary>The tree has signed keys.</summary>
    private static int InOrder(uint address) => (int)(address ^ 0x8000_0000);

    private static UInt128 Bits(IpAddress address) => new(address.High, address.Low);
}
