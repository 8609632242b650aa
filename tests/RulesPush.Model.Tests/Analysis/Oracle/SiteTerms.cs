using System.Numerics;
using static RulesPush.Model.Tests.Analysis.Oracle.Smt;

namespace RulesPush.Model.Tests.Analysis.Oracle;

/// <summary>That a machine reaches the criteria of a site: it is assigned there, can be addressed, and nothing else keeps it away.</summary>
internal sealed class SiteTerms(RulePackDefinition pack, AnyMachine machine, CriteriaTerms criteria, DateTimeOffset now)
{
    public string Reach(SiteDefinition site)
    {
        var netBios = machine.Text("NetBiosName");
        var addresses = machine.Addresses("IPAddresses");
        var further = machine.Addresses("IPv6Addresses", isV6Alone: true);
        // Host names are left out: whatever one of them can do, a NetBIOS name can.
        var isAddressable = Or(netBios.IsKnown, HasAny(addresses), HasAny(further));
        var excluded = site.Exclusions.Where(e => e.Until is not var (year, month, day) || now.UtcDateTime.Date <= new DateTime(year, month, day)).SelectMany(static e => e.Names).ToList();
        var isExcluded = excluded.Count == 0 ? "false" : Or(criteria.Matches("Name", excluded), criteria.Matches("NetBiosName", excluded));
        // A machine of unknown kind might be a domain controller.
        var isOfOtherKind = Or(Enum.GetValues<SystemKind>().Where(static k => k != SystemKind.DomainController).Select(criteria.IsOfKind));
        return And(IsAssigned(site), isAddressable, Not(isExcluded), site.ClientPush!.DomainControllers ? "true" : isOfOtherKind);
    }

    /// <summary>The first address in any boundary decides; where none is, the subnet ID, and then the AD site.</summary>
    private string IsAssigned(SiteDefinition site)
    {
        var (first, second) = (machine.Addresses("IPAddresses"), machine.Addresses("IPv6Addresses", isV6Alone: true));
        var inOrder = first.Addresses.Select(a => (Address: a, first.IsKnown)).Concat(second.Addresses.Select(a => (Address: a, second.IsKnown))).ToList();
        var hits = inOrder.Select((a, i) => machine.Named($"hit.{i}", () => And(a.IsKnown, a.Address.IsThere, Or(All<NetworkBoundary>().Select(b => a.Address.IsIn(b.Boundary.Network)))))).ToList();
        var byAddress = Or(inOrder.Select((a, i) => And(
            Not(Or(hits.Take(i))), hits[i], Wins<NetworkBoundary>(site, b => a.Address.IsIn(b.Network), static b => BigInteger.Pow(2, (b.Network.Address.IsV6 ? 128 : 32) - b.Network.PrefixLength)))));

        var subnets = machine.Addresses("IPSubnets");
        var subnet = subnets.Addresses[0];
        var reports = And(subnets.IsKnown, subnet.IsThere);
        var hasSubnet = And(reports, Or(All<SubnetIdBoundary>().Select(b => subnet.Is(b.Boundary.SubnetId))));
        var bySubnet = And(reports, Wins<SubnetIdBoundary>(site, b => subnet.Is(b.SubnetId), static _ => 0));

        var adSite = machine.Text("AdSite");
        var byAdSite = And(adSite.IsKnown, Wins<AdSiteBoundary>(site, b => IsIn(adSite.Text, IgnoringCase(b.SiteName)), static _ => 0));
        return Or(byAddress, And(Not(Or(hits)), Or(bySubnet, And(Not(hasSubnet), byAdSite))));
    }

    /// <summary>That a boundary of the site holds the machine, and none of another site that is smaller, or as large and of a lower code.</summary>
    private string Wins<T>(SiteDefinition site, Func<T, string> holds, Func<T, BigInteger> size)
        where T : BoundaryDefinition => Or(site.Boundaries.OfType<T>().Select(own => And(
            holds(own),
            Not(Or(All<T>()
                .Where(other => other.Site.Code != site.Code
                    && (size(other.Boundary) < size(own) || (size(other.Boundary) == size(own) && string.CompareOrdinal(other.Site.Code, site.Code) < 0)))
                .Select(other => holds(other.Boundary)))))));

    private IEnumerable<(SiteDefinition Site, T Boundary)> All<T>() =>
        from site in pack.Sites
        from boundary in site.Boundaries.OfType<T>()
        select (site, boundary);

    private static string HasAny((string IsKnown, IReadOnlyList<AnyAddress> Addresses) list) => And(list.IsKnown, Or(list.Addresses.Select(static a => a.IsThere)));
}
