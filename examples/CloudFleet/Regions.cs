using RulesPush;

namespace CloudFleet;

// One site a region: which region an instance runs in follows from its public address. The regions' prefixes nest here
// and there; the smaller one wins.

/// <summary>Edge locations and services of no region; the site that all regions report to.</summary>
[PrimarySite("GLB", ManagementPoint = "mp.global.example")]
[Boundary.File("aws-boundaries.csv", Key = "GLOBAL")]
public partial class GlobalEdge;

[SecondarySite("AS1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "af-south-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class AfSouth1;

[SecondarySite("AE1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-east-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApEast1;

[SecondarySite("AE2", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-east-2")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApEast2;

[SecondarySite("AT1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-northeast-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApNortheast1;

[SecondarySite("AT2", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-northeast-2")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApNortheast2;

[SecondarySite("AT3", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-northeast-3")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApNortheast3;

[SecondarySite("PS1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-south-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApSouth1;

[SecondarySite("AS2", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-south-2")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApSouth2;

[SecondarySite("AA1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-southeast-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApSoutheast1;

[SecondarySite("AA2", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-southeast-2")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApSoutheast2;

[SecondarySite("AA3", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-southeast-3")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApSoutheast3;

[SecondarySite("AA4", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-southeast-4")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApSoutheast4;

[SecondarySite("AA5", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-southeast-5")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApSoutheast5;

[SecondarySite("AA6", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-southeast-6")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApSoutheast6;

[SecondarySite("AA7", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ap-southeast-7")]
[ClientPush(typeof(WindowsInstances))]
public partial class ApSoutheast7;

[SecondarySite("CC1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ca-central-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class CaCentral1;

[SecondarySite("CW1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "ca-west-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class CaWest1;

[SecondarySite("CN1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "cn-north-1")]
public partial class CnNorth1;

[SecondarySite("CNW", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "cn-northwest-1")]
public partial class CnNorthwest1;

[SecondarySite("EC1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "eu-central-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class EuCentral1;

[SecondarySite("EC2", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "eu-central-2")]
[ClientPush(typeof(WindowsInstances))]
public partial class EuCentral2;

[SecondarySite("EN1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "eu-north-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class EuNorth1;

[SecondarySite("ES1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "eu-south-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class EuSouth1;

[SecondarySite("ES2", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "eu-south-2")]
[ClientPush(typeof(WindowsInstances))]
public partial class EuSouth2;

[SecondarySite("EW1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "eu-west-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class EuWest1;

[SecondarySite("EW2", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "eu-west-2")]
[ClientPush(typeof(WindowsInstances))]
public partial class EuWest2;

[SecondarySite("EW3", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "eu-west-3")]
[ClientPush(typeof(WindowsInstances))]
public partial class EuWest3;

[SecondarySite("SDE", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "eusc-de-east-1")]
public partial class EuscDeEast1;

[SecondarySite("IC1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "il-central-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class IlCentral1;

[SecondarySite("MC1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "me-central-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class MeCentral1;

[SecondarySite("MS1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "me-south-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class MeSouth1;

[SecondarySite("MW1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "me-west-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class MeWest1;

[SecondarySite("XC1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "mx-central-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class MxCentral1;

[SecondarySite("SE1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "sa-east-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class SaEast1;

[SecondarySite("UE1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "us-east-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class UsEast1;

[SecondarySite("UE2", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "us-east-2")]
[ClientPush(typeof(WindowsInstances))]
public partial class UsEast2;

[SecondarySite("GE1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "us-gov-east-1")]
public partial class UsGovEast1;

[SecondarySite("GW1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "us-gov-west-1")]
public partial class UsGovWest1;

[SecondarySite("UW1", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "us-west-1")]
[ClientPush(typeof(WindowsInstances))]
public partial class UsWest1;

[SecondarySite("UW2", Parent = typeof(GlobalEdge))]
[Boundary.File("aws-boundaries.csv", Key = "us-west-2")]
[ClientPush(typeof(WindowsInstances))]
public partial class UsWest2;
