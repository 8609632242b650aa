using RulesPush;

[assembly: DiscoveryProperty("CostCenter", typeof(int))]

namespace Branches;

/// <summary>Desktops and laptops with a supported Windows.</summary>
[PushCriteria]
[Require.SystemKind(SystemKind.Workstation)]
[Require.OperatingSystem("Microsoft Windows NT Workstation*", MinVersion = "10.0.19045", Because = "older builds are out of support")]
[Exclude.Name("*-LAB*", Because = "lab machines are re-imaged nightly", Until = "2027-03-31")]
public partial class Workstations;

/// <summary>Servers of the company's own domains, kiosks aside.</summary>
[PushCriteria]
[Require.SystemKind(SystemKind.Server, SystemKind.DomainController)]
[Require.Domain("CORP", "BRANCH")]
[Exclude.Group(@"CORP\Kiosk*", Because = "the vendor looks after the kiosks")]
public partial class Servers;

/// <summary>Laboratory machines that belong to a cost centre which pays for the client.</summary>
[PushCriteria]
[Require.OrganizationalUnit("CORP.EXAMPLE/*/LABS")]
[Require.Property("CostCenter", OneOf = [4711, 4712])]
public partial class Laboratories
{
    /// <summary>What the attributes can't say: the number at the end of the name is the bench, and bench 13 is empty.</summary>
    [Condition(Because = "bench 13 has no network")]
    private static bool? HasBench(Resource resource) =>
        resource.Name is { } name ? !name.EndsWith("-013", StringComparison.Ordinal) : null;
}
