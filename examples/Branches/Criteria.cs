using RulesPush;

[assembly: DiscoveryProperty("CostCenter", typeof(int))]

namespace Branches;

/// <summary>Desktops and laptops with a supported Windows.</summary>
[PushCriteria]
[Require.SystemKind(SystemKind.Workstation)]
[Require.OperatingSystem("Microsoft Windows NT Workstation*", MinVersion = "10.0.19045", Because = "older builds are out of support")]
[Exclude.Name("*-LAB*", Because = "lab machines are re-imaged nightly", Until = "2027-03-31")]
[Accepts("a current desktop", Name = "AKR-PC-017", OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631")]
[Rejects("a build out of support", Name = "AKR-PC-018", OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.18363")]
[Rejects("a lab machine", Name = "AKR-LAB-003", OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631", On = "2026-11-20")]
public partial class Workstations;

/// <summary>Servers of the company's own domains, kiosks aside.</summary>
[PushCriteria]
[Require.SystemKind(SystemKind.Server, SystemKind.DomainController)]
[Require.Domain("CORP", "BRANCH")]
[Exclude.Group(@"CORP\Kiosk*", Because = "the vendor looks after the kiosks")]
[Rejects(
    "a server of which no groups are known",
    OperatingSystemNameAndVersion = "Microsoft Windows NT Server 10.0.20348",
    ResourceDomainOrWorkgroup = "CORP")]
public partial class Servers;

/// <summary>Laboratory machines that belong to a cost centre which pays for the client.</summary>
[PushCriteria]
[Require.OrganizationalUnit("CORP.EXAMPLE/*/LABS")]
[Require.Property("CostCenter", OneOf = [4711, 4712])]
[Accepts("a bench", Name = "ROC-LAB-012", SystemOUName = ["CORP.EXAMPLE/ROCHESTER/LABS"], Custom = ["CostCenter=4711"])]
[Rejects("the empty bench", Name = "ROC-LAB-013", SystemOUName = ["CORP.EXAMPLE/ROCHESTER/LABS"], Custom = ["CostCenter=4711"])]
public partial class Laboratories
{
    /// <summary>What the attributes can't say: the number at the end of the name is the bench, and bench 13 is empty.</summary>
    [Condition(Because = "bench 13 has no network")]
    private static bool? HasBench(Resource resource) =>
        resource.Name is { } name ? !name.EndsWith("-013", StringComparison.Ordinal) : null;
}
