using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>The addresses of both families, any of which may lie in a network of a test.</summary>
/// <remarks>
/// Only tests that name an IPv6 network read IPv6Addresses; for them the list that is there decides alone where it
/// matches, and is not enough where it does not and discovery has not seen the other.
/// </remarks>
internal sealed class AddressColumn : Column
{
    private const int Combinations = 512;

    private readonly TestGroups _groups;
    private readonly NetworkSet _networks;

    /// <summary>The networks of the tests that read IPv6Addresses; null where there is none, and for what they leave open.</summary>
    private readonly NetworkSet? _both;
    private readonly ulong[] _openBoth;
    private readonly ulong[] _openAll;

    /// <summary>Where the finished rows of the intervals of IPv4 addresses begin.</summary>
    private readonly int _first;

    /// <summary>The row of a machine that has no address.</summary>
    private readonly int _nothing;

    /// <summary>The rows of machines with several addresses.</summary>
    private readonly CombinedRows _combined;

    public AddressColumn(IReadOnlyList<TestUse> uses, RowStore rows)
        : base(uses, rows)
    {
        _groups = new TestGroups(uses, rows.Words);
        _networks = new NetworkSet(uses, _groups);
        TestUse[] both = [.. uses.Where(static u => ((IpSubnetTest)u.Test).ReadsIPv6Addresses)];
        _both = both.Length == 0 ? null : new NetworkSet(both, _groups);
        _openBoth = Open(both);
        _openAll = Open(uses);
        _combined = new CombinedRows(rows, Combinations);
        _nothing = _groups.AddNothing(rows);
        _first = rows.Reserve(_networks.V4Intervals);
        for (var i = 0; i < _networks.V4Intervals; i++)
            _groups.Narrow(rows[_first + i], _networks.V4BlockOf(i));
    }

    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors)
    {
        var (addresses, further) = (resource.IPAddresses, _both is null ? null : resource.IPv6Addresses);
        if (addresses is null && further is null)
            return LeaveOpen(ref survivors);
        if (_both is not null || addresses is not IpAddress[] array)
            return Narrow(addresses, further, ref survivors);
        if (array is [{ IsV6: false } only])
            return _first + _networks.V4IntervalOf(only);
        var combination = 0UL;
        foreach (var address in array)
        {
            if (address.IsV6 || !CombinedRows.TryAdd(ref combination, _networks.V4IntervalOf(address)))
                return Narrow(addresses, further, ref survivors);
        }

        if (combination == 0)
            return _nothing;
        return _combined.Find(combination) is >= 0 and var row ? row : NarrowToNew(array, combination, ref survivors);
    }

    [SkipLocalsInit]
    private int NarrowToNew(IpAddress[] addresses, ulong combination, ref Survivors survivors)
    {
        Span<ulong> block = stackalloc ulong[_groups.Length];
        Span<ulong> row = stackalloc ulong[Finished.Words];
        _groups.Nothing.CopyTo(block);
        foreach (var address in addresses)
            Rows.Or(block, _networks.BlockOf(address));
        row.Fill(ulong.MaxValue);
        _groups.Narrow(row, block);
        _combined.Keep(combination, row);
        Rows.And(survivors.Possible, row);
        return -1;
    }

    /// <summary>Of addresses of both families.</summary>
    [SkipLocalsInit]
    private int Narrow(IReadOnlyList<IpAddress>? addresses, IReadOnlyList<IpAddress>? further, ref Survivors survivors)
    {
        Span<ulong> block = stackalloc ulong[_groups.Length];
        _groups.Nothing.CopyTo(block);
        for (var i = 0; i < (addresses?.Count ?? 0); i++)
            Rows.Or(block, _networks.BlockOf(addresses![i]));
        for (var i = 0; i < (further?.Count ?? 0); i++)
            Rows.Or(block, _both!.BlockOf(further![i]));
        if (addresses is null)
            _groups.Narrow(ref survivors, block, _openAll);
        else if (further is null && _both is not null)
            _groups.Narrow(ref survivors, block, _openBoth);
        else
            _groups.Narrow(survivors.Possible, block);
        return -1;
    }

    private ulong[] Open(IEnumerable<TestUse> uses)
    {
        var open = new ulong[_groups.Length];
        foreach (var use in uses)
            _groups.Add(open, use);
        return open;
    }
}
