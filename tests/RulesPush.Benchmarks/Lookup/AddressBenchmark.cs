using BenchmarkDotNet.Attributes;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Matching;

namespace RulesPush.Benchmarks.Lookup;

/// <summary>For a close look: the smallest boundary of one IPv4 address.</summary>
[MemoryDiagnoser]
public class AddressBenchmark
{
    private SyntheticBoundaries _boundaries = null!;
    private AddressTable _ours = null!;
    private HalvedIntervals<uint> _halved = null!;
    private NetworkList _list = null!;
    private uint[] _bits = null!;
    private int _next;

    [Params(16, 1_000, 10_000, 100_000)]
    public int Boundaries { get; set; }

    private int Next => _next++ & (_bits.Length - 1);

    [GlobalSetup]
    public void Prepare()
    {
        _boundaries = new SyntheticBoundaries(Boundaries);
        _ours = new AddressTable(_boundaries.Ranges.Select(static (range, place) => (range, place)));
        _halved = Halved.OfV4(_boundaries.Ranges);
        _list = new NetworkList(_boundaries);
        _bits = [.. _boundaries.Queries.Select(static q => (uint)q.Low)];
    }

    [Benchmark(Baseline = true)]
    public int RulesPush() => _ours.Find(_boundaries.Queries[Next]);

    [Benchmark]
    public int ArrayBinarySearch() => _halved.Find(_bits[Next]);

    [Benchmark]
    public int ListOfIPNetwork()
    {
        var query = Next;
        return _list.Find(_boundaries.Addresses[query], _bits[query]);
    }
}
