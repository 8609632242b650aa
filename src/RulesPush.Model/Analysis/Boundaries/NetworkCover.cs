namespace RulesPush.Model;

/// <summary>The fewest networks that hold the addresses of a range, and no other.</summary>
internal static class NetworkCover
{
    /// <summary>The networks, in their order.</summary>
    public static IEnumerable<IpNetwork> Of(IpRange range)
    {
        for (var first = range.First; ;)
        {
            var network = Largest(first, range.Last);
            yield return network;
            if (network.Range.Last == range.Last)
                yield break;
            first = AddressOrder.Next(network.Range.Last);
        }
    }

    /// <summary>The largest network that begins with an address and does not reach beyond another.</summary>
    private static IpNetwork Largest(IpAddress first, IpAddress last)
    {
        var length = first.IsV6 ? 128 : 32;
        var best = IpNetwork.Around(first, length);
        while (length > 0 && IpNetwork.Around(first, --length) is var larger && larger.Address == first && larger.Range.Last <= last)
            best = larger;
        return best;
    }
}
