using RulesPush;

namespace Mistakes;

// RP2101: the subnet has moved to the other site, and was left behind here. BAA has the lower code, and gets it all.
[PrimarySite("BAA")]
[Boundary.IpSubnet("10.1.0.0/24")]
public partial class MovedHere;

[PrimarySite("BAB")]
[Boundary.IpSubnet("10.1.0.0/24")]
[Boundary.IpSubnet("10.1.8.0/24")]
public partial class EqualBoundaries;

// RP2102: a range that runs into that of another site; most likely .99 should be .89.
[PrimarySite("BBA")]
[Boundary.IpRange("10.2.0.10", "10.2.0.99")]
public partial class CrossingBoundaries;

[PrimarySite("BBB")]
[Boundary.IpRange("10.2.0.90", "10.2.0.120")]
public partial class Crossed;

// RP2103: a row of networks.csv lies within the network of the other site. Perhaps on purpose, but good to know.
[PrimarySite("BCA")]
[Boundary.IpSubnet("10.3.0.0/16")]
public partial class AroundIt;

[PrimarySite("BCB")]
[Boundary.File("networks.csv", Key = "branch")]
public partial class NestedBoundary;

// RP2104: the second boundary lies in the first one.
[PrimarySite("BDA")]
[Boundary.IpSubnet("10.4.0.0/16")]
[Boundary.IpSubnet("10.4.129.0/24")]
public partial class RedundantBoundary;

// RP2105: the two halves of 10.5.2.0/23.
[PrimarySite("BEA")]
[Boundary.IpSubnet("10.5.2.0/24")]
[Boundary.IpSubnet("10.5.3.0/24")]
public partial class MergeableBoundaries;

// RP2106: roaming boundaries are for machines that lie in no site boundary, and nobody in this one ever does.
[PrimarySite("BFA")]
[Boundary.IpSubnet("10.6.0.0/16")]
[RoamingBoundary.IpSubnet("10.6.129.0/24")]
public partial class RoamingRepeatsBoundary;
