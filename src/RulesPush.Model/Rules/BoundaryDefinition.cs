namespace RulesPush.Model;

/// <summary>Which machines a site is responsible for: one boundary of it.</summary>
public abstract record BoundaryDefinition
{
    private protected BoundaryDefinition()
    {
    }

    /// <summary>The boundary file that it stands in, as the rule names it; null for one in an attribute.</summary>
    public string? File { get; init; }

    /// <summary>The boundary as it is written in a boundary file: what <see cref="BoundaryText"/> reads.</summary>
    public abstract override string ToString();
}

/// <summary>A boundary that holds addresses.</summary>
public abstract record AddressBoundary : BoundaryDefinition
{
    private protected AddressBoundary()
    {
    }

    /// <summary>The addresses that it holds.</summary>
    public abstract IpRange Range { get; }
}

/// <summary>An IPv4 subnet or an IPv6 prefix: an address is in it when (address AND the boundary's mask) equals it.</summary>
public sealed record NetworkBoundary(IpNetwork Network) : AddressBoundary
{
    /// <summary>The network <paramref name="network"/>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public NetworkBoundary(string network)
        : this(IpNetwork.Parse(network))
    {
    }

    /// <inheritdoc/>
    public override IpRange Range => Network.Range;

    /// <inheritdoc/>
    public override string ToString() => Network.ToString();
}

/// <summary>A range of addresses, inclusive at both ends.</summary>
public sealed record RangeBoundary(IpRange Addresses) : AddressBoundary
{
    /// <summary>The range from <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public RangeBoundary(string first, string last)
        : this(IpRange.Parse(first, last))
    {
    }

    /// <inheritdoc/>
    public override IpRange Range => Addresses;

    /// <inheritdoc/>
    public override string ToString() => Addresses.ToString();
}

/// <summary>A subnet ID as the old product matches it: (address AND the machine's own mask), which the machine reports.</summary>
public sealed record SubnetIdBoundary(IpAddress SubnetId) : BoundaryDefinition
{
    /// <summary>The subnet ID <paramref name="subnetId"/>.</summary>
    /// <exception cref="FormatException">It is no address.</exception>
    public SubnetIdBoundary(string subnetId)
        : this(IpAddress.Parse(subnetId))
    {
    }

    /// <inheritdoc/>
    public override string ToString() => $"subnet ID {SubnetId}";
}

/// <summary>An Active Directory site, compared ignoring case.</summary>
public sealed record AdSiteBoundary(string SiteName) : BoundaryDefinition
{
    /// <summary>The longest name that Active Directory gives a site.</summary>
    public const int MaxNameLength = 63;

    /// <summary>Whether <paramref name="name"/> can be the name of an AD site. Wildcards have no meaning here.</summary>
    public static bool IsValidName(string? name) =>
        !string.IsNullOrWhiteSpace(name)
        && name!.Length <= MaxNameLength
        && !name.Any(static c => c is '*' or '?' || char.IsControl(c) || char.IsSurrogate(c) || (char.IsWhiteSpace(c) && c != ' '));

    /// <summary>Whether the machine's AD site is this one.</summary>
    public bool Matches(string adSiteName) => string.Equals(SiteName, adSiteName, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => $"adsite:{SiteName}";
}
