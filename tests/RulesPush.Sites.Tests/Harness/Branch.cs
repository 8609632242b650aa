using RulesPush.Model;

namespace RulesPush.Sites.Tests;

/// <summary>The rules and machines that the tests are told with: a headquarters NYC with a branch AKR, in a company CEN.</summary>
internal static class Branch
{
    public static RulePackDefinition Rules(bool pushAtBranch = true, bool proxy = true, bool central = false, ClientPushSettings? settings = null) => new()
    {
        Name = "Contoso",
        Sites = new(
            [
                .. central ? new[] { Site("CEN", null, "10.0.0.0/16", "mp.cen.example") } : [],
                Site("NYC", central ? "CEN" : null, "10.1.0.0/16", "mp.nyc.example") with { PushSettings = settings ?? ClientPushSettings.Default },
                Site("AKR", "NYC", "10.2.0.0/16", proxy ? "mp.akr.example" : null) with
                {
                    IsSecondary = true,
                    ClientPush = pushAtBranch ? new ClientPushDefinition { Criteria = new("Workstations") } : null,
                    PushSettings = settings ?? ClientPushSettings.Default,
                },
            ]),
        Criteria = new(new CriteriaDefinition
        {
            RuleName = "Workstations",
            Conditions = new(new Condition { Test = new SystemKindTest(SystemKind.Workstation) }),
        }),
    };

    public static SiteDefinition Site(string code, string? parent, string network, string? managementPoint) => new()
    {
        RuleName = code,
        Code = code,
        IsSecondary = false,
        Parent = parent,
        ManagementPoint = managementPoint,
        Boundaries = new(new NetworkBoundary(network)),
        ClientPush = new ClientPushDefinition { Criteria = new("Workstations") },
    };

    /// <summary>A workstation with an address.</summary>
    public static Ddr Pc(string name, string address, string site, string agent = "Network", bool? client = null) => new()
    {
        Site = site,
        Time = TestHierarchy.Start0,
        Seen = new Resource
        {
            Name = name,
            NetBiosName = name,
            IPAddresses = [IpAddress.Parse(address)],
            OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631",
            AgentName = [agent],
            Client = client,
        },
    };
}
