using System.Runtime.CompilerServices;

namespace RulesPush.Model;

/// <summary>Which site a subnet ID, or an AD site, assigns a machine to that no address assigns: the lowest code of those that have it.</summary>
internal sealed class AssignmentKeys
{
    /// <summary>A pack never changes: it is gone over once.</summary>
    private static readonly ConditionalWeakTable<RulePackDefinition, AssignmentKeys> _keys = new();

    private readonly Dictionary<IpAddress, string> _subnetIds = [];
    private readonly Dictionary<string, string> _adSites = new(StringComparer.OrdinalIgnoreCase);

    private AssignmentKeys(RulePackDefinition pack)
    {
        foreach (var site in pack.Sites.OrderByDescending(static s => s.Code, StringComparer.Ordinal))
        {
            foreach (var boundary in site.Boundaries)
            {
                if (boundary is SubnetIdBoundary subnetId)
                    _subnetIds[subnetId.SubnetId] = site.Code;
                else if (boundary is AdSiteBoundary adSite)
                    _adSites[adSite.SiteName] = site.Code;
            }
        }
    }

    /// <summary>All subnet IDs.</summary>
    public IEnumerable<IpAddress> SubnetIds => _subnetIds.Keys;

    /// <summary>All AD sites.</summary>
    public IEnumerable<string> AdSites => _adSites.Keys;

    /// <summary>The keys of a pack.</summary>
    public static AssignmentKeys Of(RulePackDefinition pack) => _keys.GetValue(pack, static p => new AssignmentKeys(p));

    /// <summary>The site of a subnet ID; null for none.</summary>
    public string? OfSubnetId(IpAddress id) => _subnetIds.TryGetValue(id, out var site) ? site : null;

    /// <summary>The site of an AD site; null for none.</summary>
    public string? OfAdSite(string name) => _adSites.TryGetValue(name, out var site) ? site : null;
}
