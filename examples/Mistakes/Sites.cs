using RulesPush;

// RP2206: every address of this network should belong to a site, and those from 10.7.192.0 on belong to none.
[assembly: EveryMachineOf("10.7.0.0/16")]

namespace Mistakes;

// RP2005: whoever tightens Laboratory will wonder why nothing changes.
[PrimarySite("SAA")]
[Boundary.IpSubnet("10.8.0.0/16")]
[ClientPush(typeof(Machines), typeof(Laboratory))]
public partial class CoveredByOthers;

[PushCriteria]
[Require.Name("SAA-*")]
public partial class Machines;

[PushCriteria]
[Require.Name("SAA-LAB-*")]
public partial class Laboratory;

// RP2201: roaming boundaries assign nobody, so that nobody is ever pushed.
[PrimarySite("SBA")]
[RoamingBoundary.IpSubnet("10.9.0.0/16")]
[ClientPush]
public partial class SiteNeverPushes;

// RP2202: client push leaves domain controllers alone unless the site lets them in.
[PrimarySite("SCA")]
[Boundary.IpSubnet("10.10.0.0/16")]
[ClientPush(typeof(Workstations), typeof(DomainControllers))]
public partial class CriteriaOutsideBoundaries;

[PushCriteria]
[Require.SystemKind(SystemKind.Workstation)]
public partial class Workstations;

[PushCriteria]
[Require.SystemKind(SystemKind.DomainController)]
public partial class DomainControllers;

// RP2205: here they are let in, by criteria which do not say that they are meant.
[PrimarySite("SDA")]
[Boundary.IpSubnet("10.11.0.0/16")]
[ClientPush(typeof(Machines), DomainControllers = true)]
public partial class DomainControllersLetIn;

// RP2206 once more: a quarter of 10.7.0.0/16 is missing.
[PrimarySite("SEA")]
[Boundary.IpSubnet("10.7.0.0/17")]
[Boundary.IpSubnet("10.7.128.0/18")]
public partial class Gap;
