namespace RulesPush.Model;

/// <summary>What is wrong with the text of a boundary.</summary>
public enum BoundaryProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is none of the four forms.</summary>
    Malformed,

    /// <summary>A network with host bits set.</summary>
    HostBitsSet,

    /// <summary>A range whose ends are of two families, or the wrong way round.</summary>
    MalformedRange,

    /// <summary>An AD site whose name is blank, too long, or has a wildcard.</summary>
    MalformedAdSite,
}

/// <summary>
/// Boundaries as a boundary file writes them: <c>10.1.0.0/16</c>, <c>10.1.0.5-10.1.0.9</c>, <c>2001:db8::/32</c>,
/// <c>adsite:Berlin</c>.
/// </summary>
public static class BoundaryText
{
    private const string AdSite = "adsite:";

    /// <summary>Reads one boundary. Of a network with host bits, the network without them.</summary>
    public static BoundaryProblem TryParse(string text, out BoundaryDefinition? boundary)
    {
        boundary = null;
        if (text.StartsWith(AdSite, StringComparison.OrdinalIgnoreCase))
        {
            var name = text.Substring(AdSite.Length).Trim();
            boundary = new AdSiteBoundary(name);
            return AdSiteBoundary.IsValidName(name) ? BoundaryProblem.None : BoundaryProblem.MalformedAdSite;
        }

        var dash = text.IndexOf('-');
        if (dash >= 0)
        {
            if (!IpAddress.TryParse(text.Substring(0, dash).Trim(), out var first)
                || !IpAddress.TryParse(text.Substring(dash + 1).Trim(), out var last))
            {
                return BoundaryProblem.Malformed;
            }

            var isRange = IpRange.TryCreate(first, last, out var range);
            boundary = new RangeBoundary(range);
            return isRange ? BoundaryProblem.None : BoundaryProblem.MalformedRange;
        }

        if (!IpNetwork.TryParse(text, out var network, out var hasHostBits))
            return BoundaryProblem.Malformed;
        boundary = new NetworkBoundary(network);
        return hasHostBits ? BoundaryProblem.HostBitsSet : BoundaryProblem.None;
    }

    /// <summary>The boundary of a row of <paramref name="file"/> that the build has found to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static BoundaryDefinition Parse(string file, string text) => TryParse(text, out var boundary) == BoundaryProblem.None
        ? boundary! with { File = file }
        : throw new FormatException($"'{text}' of {file} is not a boundary.");
}
