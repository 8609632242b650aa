using RulesPush.Model;

namespace RulesPush.Cli.Simulating;

/// <summary>The three scenarios of discovery and push at a secondary site, each with its rules.</summary>
internal static class BuiltInScenarios
{
    private const string Machine = """
        "machine": { "Name": "AKR-PC-017", "NetBiosName": "AKR-PC-017", "IPAddresses": "10.2.0.17", "AgentName": "Network",
            "OperatingSystemNameAndVersion": "Microsoft Windows NT Workstation 10.0.22631" }
        """;

    private const string Start = "2026-11-02T08:00:00Z";

    /// <summary>The scenario of this number with its rules; null where there is none.</summary>
    public static (RulePackDefinition Rules, string Json)? Find(string number) => number switch
    {
        "1" => (Rules(pushAtBranch: false), $$"""
            { "title": "1: discovery and client push are both off at the secondary site AKR", "start": "{{Start}}", "end": "1.00:00:00", "steps": [
                { "discover": "NYC", {{Machine}} },
                { "at": "01:00:00", "push": "NYC", "machine": "AKR-PC-017" },
                { "at": "02:00:00", "push": "NYC", "machine": "AKR-PC-017", "includeUnassigned": true } ] }
            """),
        "2" => (Rules(pushAtBranch: true), $$"""
            { "title": "2: discovery and client push are both on at the secondary site AKR", "start": "{{Start}}", "end": "1.00:00:00", "steps": [
                { "discover": "AKR", {{Machine}} } ] }
            """),
        "3" => (Rules(pushAtBranch: true), $$"""
            { "title": "3: the primary site NYC discovers, client push is on at the secondary site AKR", "start": "{{Start}}", "end": "1.00:00:00", "steps": [
                { "discover": "NYC", {{Machine}} } ] }
            """),
        _ => null,
    };

    private static RulePackDefinition Rules(bool pushAtBranch) => new()
    {
        Name = "the built-in scenarios",
        Sites = new(
            new SiteDefinition
            {
                RuleName = "NewYork",
                Code = "NYC",
                IsSecondary = false,
                ManagementPoint = "mp.nyc.example",
                Boundaries = new(new NetworkBoundary("10.1.0.0/16")),
                ClientPush = new ClientPushDefinition { Criteria = new("Workstations") },
            },
            new SiteDefinition
            {
                RuleName = "Akron",
                Code = "AKR",
                IsSecondary = true,
                Parent = "NewYork",
                ManagementPoint = "mp.akr.example",
                Boundaries = new(new NetworkBoundary("10.2.0.0/16")),
                ClientPush = pushAtBranch ? new ClientPushDefinition { Criteria = new("Workstations") } : null,
            }),
        Criteria = new(new CriteriaDefinition
        {
            RuleName = "Workstations",
            Conditions = new(new Condition { Test = new SystemKindTest(SystemKind.Workstation) }),
        }),
    };
}
