namespace RulesPush.Model.Tests;

/// <summary>The decision as one rule: each check, with the reason that an administrator reads.</summary>
public sealed class Decisions
{
    private static readonly DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly CriteriaDefinition _workstations = new()
    {
        RuleName = "Rules.Workstations",
        Conditions = new(
            new Condition { Test = new SystemKindTest(SystemKind.Workstation) },
            new Condition { Test = new TextTest(TextSubject.Name, "*-LAB*"), IsExclude = true, Because = "re-imaged nightly" },
            new Condition { Test = new TextTest(TextSubject.Group, "Pilot") }),
    };

    private static readonly CriteriaDefinition _tills = new()
    {
        RuleName = "Rules.Tills",
        Conditions = new(new Condition { Test = new TextTest(TextSubject.Name, "TILL-*") }),
    };

    private static readonly SiteDefinition _site = new()
    {
        RuleName = "Rules.NewYork",
        Code = "NYC",
        IsSecondary = false,
        Boundaries = new(new NetworkBoundary("10.1.0.0/16"), new AdSiteBoundary("New-York")),
        RoamingBoundaries = new(new RangeBoundary("10.9.0.1", "10.9.0.9")),
        ClientPush = new() { Criteria = new("Rules.Workstations", "Rules.Tills") },
        Exclusions = new(new PushExclusion { Names = Pattern.ParseAll("NYC-SQL*"), Because = "the database team's" }),
    };

    private static readonly RulePackDefinition _pack = new() { Name = "Rules", Sites = new(_site), Criteria = new(_workstations, _tills) };

    private static readonly Resource _pushed = new()
    {
        Name = "NYC-PC-1",
        NetBiosName = "NYC-PC-1",
        IPAddresses = [IpAddress.Parse("10.1.0.1")],
        OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631",
        SystemGroupName = ["Pilot"],
    };

    public static TheoryData<Outcome, string, Resource> Cases => new()
    {
        { Outcome.Push, "matches Workstations", _pushed },
        { Outcome.NotASystem, "is a Printer, not a System", _pushed with { ResourceType = ResourceType.Printer } },
        { Outcome.NotAssigned, "no boundary holds IPAddresses 10.2.0.1; missing: ADSiteName", _pushed with { IPAddresses = [IpAddress.Parse("10.2.0.1")] } },
        { Outcome.NotAssigned, "missing: IPAddresses, ADSiteName", _pushed with { IPAddresses = null } },
        { Outcome.RoamingOnly, "10.9.0.5 lies in 10.9.0.1-10.9.0.9, a roaming boundary of NYC, and in no site boundary", _pushed with { IPAddresses = [IpAddress.Parse("10.9.0.5")] } },
        { Outcome.AlreadyClient, "is already a client, version 5.0", _pushed with { Client = true, ClientVersion = "5.0", Obsolete = true } },
        { Outcome.Decommissioned, "is obsolete", _pushed with { Obsolete = true } },
        { Outcome.Decommissioned, "is decommissioned", _pushed with { Decommissioned = true } },
        { Outcome.Unaddressable, "has no NetBIOS name, host name or IP address to reach it by; missing: NetBiosName, ResourceNames, IPAddresses, IPv6Addresses", new() { Name = "NYC-PC-1", ADSiteName = "New-York" } },
        { Outcome.ExcludedByName, "nyc-sql-1.corp is on the exclusion list of NYC as NYC-SQL*, because \"the database team's\"", _pushed with { ResourceNames = ["nyc-sql-1.corp"] } },
        { Outcome.DomainController, "is a domain controller, and NYC does not let them in", _pushed with { SystemRoles = ["Domain Controller"] } },
        { Outcome.MissingData, "missing: SystemGroupName; needed by Workstations", _pushed with { SystemGroupName = null } },
        { Outcome.MissingData, "missing: OperatingSystemNameAndVersion; it matches Tills, but might be a domain controller", _pushed with { Name = "TILL-1", OperatingSystemNameAndVersion = null } },
        { Outcome.NoCriterionMatched, "nearest miss Workstations: Require.Group(\"Pilot\") does not match (empty)", _pushed with { SystemGroupName = [] } },
        { Outcome.NoCriterionMatched, "nearest miss Workstations: Exclude.Name(\"*-LAB*\") excludes NYC-LAB-1, because \"re-imaged nightly\"", _pushed with { Name = "NYC-LAB-1" } },
        { Outcome.NoCriterionMatched, "nearest miss Tills: Require.Name(\"TILL-*\") does not match NYC-LAB-1", _pushed with { Name = "NYC-LAB-1", SystemGroupName = null } },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Say_what_became_of_a_machine_and_why(Outcome outcome, string reason, Resource resource)
    {
        var decision = ReferenceDecision.Decide(_pack, resource, _now);
        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(reason, Reason.Of(_pack, decision, resource, _now));
        Assert.Equal(decision.Site is null, outcome is Outcome.NotASystem or Outcome.NotAssigned);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Are_what_the_first_failing_check_of_the_explanation_says(Outcome outcome, string reason, Resource resource)
    {
        var explanation = Explainer.Explain(_pack, resource, _now);
        Assert.Equal(reason, explanation.Reason);
        var failing = explanation.Checks.FirstOrDefault(static c => c.Truth == Truth.False)?.FailsAs
            ?? (explanation.Checks.Any(static c => c.Truth == Truth.Unknown) ? Outcome.MissingData : Outcome.Push);
        Assert.Equal(outcome, failing);
    }

    [Fact]
    public void Push_is_off_without_the_attribute()
    {
        var pack = _pack with { Sites = new(_site with { ClientPush = null }) };
        Assert.Equal(Outcome.PushDisabled, ReferenceDecision.Decide(pack, _pushed with { Client = true }, _now).Outcome);
    }

    [Fact]
    public void A_site_without_criteria_pushes_all_but_those_that_might_be_domain_controllers()
    {
        var pack = _pack with { Sites = new(_site with { ClientPush = new() }) };
        Assert.Equal(Outcome.Push, ReferenceDecision.Decide(pack, _pushed, _now).Outcome);
        Assert.Equal(Outcome.MissingData, ReferenceDecision.Decide(pack, _pushed with { OperatingSystemNameAndVersion = null }, _now).Outcome);
        pack = _pack with { Sites = new(_site with { ClientPush = new() { DomainControllers = true } }) };
        Assert.Equal(Outcome.Push, ReferenceDecision.Decide(pack, _pushed with { OperatingSystemNameAndVersion = null }, _now).Outcome);
        Assert.Equal(Outcome.Push, ReferenceDecision.Decide(pack, _pushed with { SystemRoles = ["Domain Controller"] }, _now).Outcome);
    }

    [Fact]
    public void The_explanation_is_a_tree() => Assert.Equal(
        """
        NYC-LAB-1: NoCriterionMatched at NYC, nearest miss Workstations: Exclude.Name("*-LAB*") excludes NYC-LAB-1, because "re-imaged nightly"
        ├── is a System <- not seen, counts as System: true
        ├── is assigned to NYC: true
        │   └── 10.1.0.1 lies in 10.1.0.0/16, a boundary of NYC
        ├── client push is on at NYC: true
        ├── is not a client yet <- Client not seen, counts as no: true
        ├── is in service <- Obsolete not seen, counts as no, Decommissioned not seen, counts as no: true
        ├── can be addressed <- NetBiosName NYC-PC-1: true
        ├── is not on the exclusion list of NYC: true
        ├── is not a domain controller <- Workstation: true
        ├── matches at least one of the criteria: false
        │   ├── Rules.Workstations: false
        │   │   ├── Require.SystemKind(Workstation) <- Workstation: true
        │   │   ├── Exclude.Name("*-LAB*") <- NYC-LAB-1, because "re-imaged nightly": false
        │   │   └── Require.Group("Pilot") <- Pilot: true
        │   └── Rules.Tills: false
        │       └── Require.Name("TILL-*") <- NYC-LAB-1: false
        ├── pushed if you would
        │   └── rename it, its Name to such as PC-1 (Exclude.Name("*-LAB*"))
        └── pushed if you would, in the rules,
            ├── take [Exclude.Name("*-LAB*")] off Workstations
            └── take [Require.Name("TILL-*")] off Tills

        """.ReplaceLineEndings("\n"),
        Explainer.Explain(_pack, _pushed with { Name = "NYC-LAB-1" }, _now).ToString());
}
