using System.Net;
using CloudFleet;
using RulesPush.Model;

namespace RulesPush.Tests;

/// <summary>The pack against all its prefixes, asked one by one with the networks of .NET.</summary>
public sealed class CloudFleetRules
{
    private static readonly (string Region, IPNetwork Prefix)[] _prefixes =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "CloudFleet", "aws-boundaries.csv"))
            .Skip(1)
            .Select(static line => line.Split(','))
            .Select(static row => (row[0], IPNetwork.Parse(row[1]))),
    ];

    [Fact]
    public void Every_published_prefix_is_a_boundary()
    {
        var sites = RulePack.Instance.Definition.Sites;
        Assert.Equal(41, sites.Count);
        Assert.Equal(9_066, sites.Sum(static s => s.Boundaries.Count));
        Assert.Equal(_prefixes.Length, sites.Sum(static s => s.Boundaries.Count));
        Assert.All(sites.SelectMany(static s => s.Boundaries), static b => Assert.Equal("aws-boundaries.csv", b.File));
    }

    [Fact]
    public void The_edges_of_every_prefix_belong_to_the_region_of_the_smallest_that_holds_them()
    {
        // A stretch of the 18,000 edges; the command is held against all prefixes for 100,000 addresses elsewhere.
        foreach (var (_, prefix) in _prefixes.Where(static (_, index) => index % 20 == 0))
        {
            var address = prefix.BaseAddress;
            var expected = _prefixes.Where(p => p.Prefix.Contains(address)).MaxBy(static p => p.Prefix.PrefixLength).Region;
            var site = RulePack.Instance.Assign(new Resource { IPAddresses = [address] }).AssignedSite;
            Assert.Equal(expected.Replace("-", ""), SiteRegion(site), ignoreCase: true);
        }
    }

    private static string? SiteRegion(SiteDefinition? site) =>
        site?.RuleName == typeof(GlobalEdge).FullName ? "GLOBAL" : site?.RuleName["CloudFleet.".Length..];
}
