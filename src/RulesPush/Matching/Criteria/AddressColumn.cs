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
    private readonly TestGroups _groups;
    private readonly NetworkSet _networks;

    /// <summary>The networks of the tests that read IPv6Addresses; null where there is none, and for what they leave open.</summary>
    private readonly NetworkSet? _both;
    private readonly ulong[] _openBoth;
    private readonly ulong[] _openAll;

    /// <summary>Where the finished rows of the intervals of IPv4 addresses begin.</summary>
    private readonly int _first;

    public AddressColumn(IReadOnlyList<TestUse> uses, RowStore rows)
        : base(uses, rows)
    {
        _groups = new TestGroups(uses, rows.Words);
        _networks = new NetworkSet(uses, _groups);
        TestUse[] both = [.. uses.Where(static u => ((IpSubnetTest)u.Test).ReadsIPv6Addresses)];
        _both = both.Length == 0 ? null : new NetworkSet(both, _groups);
        _openBoth = Open(both);
        _openAll = Open(uses);
        _first = rows.Reserve(_networks.V4Intervals);
        for (var i = 0; i < _networks.V4Intervals; i++)
            _groups.Narrow(rows[_first + i], _networks.V4BlockOf(i));
    }

    [SkipLocalsInit]
    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors)
    {
        var (addresses, further) = (resource.IPAddresses, _both is null ? null : resource.IPv6Addresses);
        if (addresses is null && further is null)
            return LeaveOpen(ref survivors);
        if (_both is null && addresses is IpAddress[] { Length: 1 } array && !array[0].IsV6)
            return _first + _networks.V4IntervalOf(array[0]);

        var length = _groups.Length;
        Span<ulong> block = length <= TestGroups.UsualLength ? (stackalloc ulong[TestGroups.UsualLength])[..length] : new ulong[length];
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
