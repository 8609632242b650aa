using RulesPush;

namespace Mistakes;

// RP2203: since the first of November the machine is pushed again. If that is meant, the line only misleads.
[PrimarySite("EAA")]
[Boundary.IpSubnet("10.12.0.0/16")]
[ExcludeFromPush("EAA-PC-0007", Because = "on loan to the auditors", Until = "2026-10-31")]
[ClientPush(typeof(Workstations))]
public partial class Expired;

// RP2204: in 18 days it will be. Will the reason be gone by then?
[PushCriteria]
[Require.SystemKind(SystemKind.Workstation)]
[Exclude.Name("*-LAB*", Because = "the laboratory is being rebuilt", Until = "2026-12-10")]
public partial class ExpiresSoon;
