using System.ComponentModel;
using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>The networks of a condition that has many: whether any of them holds an address, found by halving.</summary>
/// <remarks>Networks are nested or apart: what lies in another is left out, and the others are in order. Unchanged once it is made.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkList
{
    private readonly IpAddress[] _firsts;
    private readonly IpAddress[] _lasts;

    internal NetworkList(IEnumerable<IpNetwork> networks)
    {
        List<IpRange> outermost = [];
        foreach (var range in networks.Select(static n => n.Range).OrderBy(static r => r.First).ThenByDescending(static r => r.Last))
        {
            if (outermost.Count == 0 || range.First > outermost[^1].Last)
                outermost.Add(range);
        }

        (_firsts, _lasts) = ([.. outermost.Select(static r => r.First)], [.. outermost.Select(static r => r.Last)]);
    }

    /// <summary>The networks of a condition.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static NetworkList Of(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Test is IpSubnetTest subnet
            ? new NetworkList(subnet.Networks)
            : throw new ArgumentException($"{condition} has no networks.", nameof(condition));
    }

    /// <summary>Whether one of them holds the address.</summary>
    public bool Contains(IpAddress address)
    {
        var place = Array.BinarySearch(_firsts, address);
        return place >= 0 || (~place > 0 && address <= _lasts[~place - 1]);
    }
}
