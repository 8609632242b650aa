namespace RulesPush.Model.Tests;

/// <summary>Which site a machine belongs to, rule by rule.</summary>
public sealed class Assignments
{
    [Fact]
    public void The_first_address_that_lies_in_any_site_boundary_decides()
    {
        var pack = Pack(Site("AAA", "10.1.0.0/16"), Site("BBB", "10.2.0.0/24"));
        Assert.Equal("BBB", Assign(pack, new Resource { IPAddresses = Addresses("192.0.2.1", "10.2.0.1", "10.1.0.1") }));
        Assert.Equal("AAA", Assign(pack, new Resource { IPAddresses = Addresses("10.1.0.1"), IPv6Addresses = Addresses("2001:db8::1") }));
    }

    [Fact]
    public void The_smaller_boundary_wins_whoever_names_it()
    {
        var pack = Pack(Site("AAA", "10.0.0.0/8"), Site("BBB", "10.1.0.5-10.1.0.9"), Site("CCC", "10.1.0.0/29"));
        Assert.Equal("BBB", Assign(pack, new Resource { IPAddresses = Addresses("10.1.0.6") }));
        Assert.Equal("CCC", Assign(pack, new Resource { IPAddresses = Addresses("10.1.0.1") }));
        Assert.Equal("AAA", Assign(pack, new Resource { IPAddresses = Addresses("10.1.0.10") }));
    }

    [Fact]
    public void Of_equal_boundaries_the_lower_site_code_wins()
    {
        var machine = new Resource { IPAddresses = Addresses("10.1.0.6"), ADSiteName = "Berlin", IPSubnets = Addresses("10.9.0.0") };
        Assert.Equal("AAA", Assign(Pack(Site("BBB", "10.1.0.0/16"), Site("AAA", "10.1.0.0/16")), machine));
        Assert.Equal("AAA", Assign(Pack(Site("BBB", "adsite:berlin"), Site("AAA", "adsite:Berlin")), machine));
        Assert.Equal("AAA", Assign(Pack(Site("BBB", "id:10.9.0.0"), Site("AAA", "id:10.9.0.0")), machine));
    }

    [Fact]
    public void Subnet_IDs_come_after_addresses_and_before_the_AD_site()
    {
        var pack = Pack(Site("ADR", "10.1.0.0/16"), Site("SUB", "id:10.2.0.0"), Site("ADS", "adsite:Berlin"));
        var machine = new Resource { IPAddresses = Addresses("10.1.0.6"), ADSiteName = "BERLIN", IPSubnets = Addresses("10.2.0.0") };
        Assert.Equal("ADR", Assign(pack, machine));
        Assert.Equal("SUB", Assign(pack, machine with { IPAddresses = null }));
        Assert.Equal("ADS", Assign(pack, machine with { IPAddresses = null, IPSubnets = [] }));
    }

    [Fact]
    public void A_subnet_ID_matches_what_the_machine_computed_and_not_its_address() =>
        Assert.Null(Assign(Pack(Site("SUB", "id:10.2.0.0")), new Resource { IPAddresses = Addresses("10.2.0.0") }));

    [Fact]
    public void Roaming_boundaries_are_for_the_unassigned_alone()
    {
        var roaming = Site("RRR", "10.0.0.0/30") with { Boundaries = default, RoamingBoundaries = Site("RRR", "10.0.0.0/30").Boundaries };
        var pack = Pack(roaming, Site("BIG", "adsite:Berlin"));
        var machine = new Resource { IPAddresses = Addresses("10.0.0.1") };
        Assert.Equal(new Assignment(roaming, IsRoaming: true), ReferenceAssignment.Assign(pack, machine));
        Assert.Equal("BIG", Assign(pack, machine with { ADSiteName = "Berlin" }));
    }

    [Fact]
    public void The_claims_name_everyone_and_the_deciding_one_first()
    {
        var pack = Pack(Site("AAA", "10.0.0.0/8", "10.1.0.0/16"), Site("BBB", "10.1.0.0/24"), Site("CCC", "adsite:Berlin"), Site("DDD", "10.5.0.0/16"));
        var claims = ReferenceAssignment.FindClaims(pack, new Resource { IPAddresses = Addresses("10.1.0.6"), ADSiteName = "Berlin" });
        Assert.Equal(["BBB 10.1.0.0/24 by 10.1.0.6", "AAA 10.1.0.0/16 by 10.1.0.6", "CCC adsite:Berlin by AD site Berlin"],
            claims.Select(static c => $"{c.Site.Code} {c.Boundary} by {c.By}"));
    }

    private static string? Assign(RulePackDefinition pack, Resource resource) => ReferenceAssignment.Assign(pack, resource).AssignedSite?.Code;

    private static IpAddress[] Addresses(params string[] texts) => [.. texts.Select(IpAddress.Parse)];

    private static RulePackDefinition Pack(params SiteDefinition[] sites) => new() { Name = "Test", Sites = new(sites) };

    private static SiteDefinition Site(string code, params string[] boundaries) => new()
    {
        RuleName = code,
        Code = code,
        IsSecondary = false,
        Boundaries = new(boundaries.Select(static b =>
            b.StartsWith("id:", StringComparison.Ordinal) ? new SubnetIdBoundary(b[3..])
            : BoundaryText.TryParse(b, out var boundary) == BoundaryProblem.None ? boundary!
            : throw new ArgumentException(b))),
    };
}
