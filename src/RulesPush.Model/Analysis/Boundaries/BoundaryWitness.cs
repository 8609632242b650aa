namespace RulesPush.Model;

/// <summary>Machines that show what is the matter with a boundary.</summary>
internal static class BoundaryWitness
{
    /// <summary>A machine with one address. It has a name, as every machine of a file does.</summary>
    public static Resource At(IpAddress address) => address.IsV6
        ? new Resource { Name = TextDimension.UsualName, IPv6Addresses = [address] }
        : new Resource { Name = TextDimension.UsualName, IPAddresses = [address] };

    /// <summary>A machine that lies in a boundary without addresses, and in no other.</summary>
    public static Resource In(BoundaryDefinition boundary) => boundary switch
    {
        SubnetIdBoundary id => new Resource { Name = TextDimension.UsualName, IPSubnets = [id.SubnetId] },
        AdSiteBoundary site => new Resource { Name = TextDimension.UsualName, ADSiteName = site.SiteName },
        _ => throw new ArgumentOutOfRangeException(nameof(boundary)),
    };

    /// <summary>A range as an administrator would write it: as a network where it is one.</summary>
    public static string Text(IpRange range) => NetworkCover.Of(range).Take(2).ToList() is [var only] ? only.ToString() : range.ToString();
}
