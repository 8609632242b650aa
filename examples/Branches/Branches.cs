using RulesPush;

namespace Branches;

// The thirteen branches of the company, each with its /22. Camden, Pittsfield and Utica have client push off; four have
// no proxy management point, so that their clients use the one of the headquarters.

[SecondarySite("AKR", Parent = typeof(NewYork), ProxyManagementPoint = "mp.akr.example")]
[Boundary.IpSubnet("10.112.128.0/22")]
[Boundary.AdSite("Akron")]
[ClientPush(typeof(Workstations), typeof(Servers))]
[Accepts(
    "a desktop in the branch",
    Name = "AKR-PC-017",
    NetBiosName = "AKR-PC-017",
    IPAddresses = ["10.112.129.17"],
    OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631")]
[Rejects(
    "the same one at home",
    Name = "AKR-PC-017",
    NetBiosName = "AKR-PC-017",
    IPAddresses = ["172.16.4.17"],
    OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631")]
public partial class Akron;

[SecondarySite("ALB", Parent = typeof(NewYork), ProxyManagementPoint = "mp.alb.example")]
[Boundary.IpSubnet("10.112.132.0/22")]
[Boundary.AdSite("Albany")]
[ClientPush(typeof(Workstations))]
public partial class Albany;

[SecondarySite("BNG", Parent = typeof(NewYork))]
[Boundary.IpSubnet("10.112.136.0/22")]
[Boundary.AdSite("Binghamton")]
[ClientPush(typeof(Workstations))]
[ClientPushSettings(Parallelism = 2)] // its line is slow
public partial class Binghamton;

[SecondarySite("BUF", Parent = typeof(NewYork), ProxyManagementPoint = "mp.buf.example")]
[Boundary.IpSubnet("10.112.140.0/22")]
[Boundary.AdSite("Buffalo")]
[ClientPush(typeof(Workstations), typeof(Servers))]
public partial class Buffalo;

[SecondarySite("CMD", Parent = typeof(NewYork))]
[Boundary.IpSubnet("10.112.144.0/22")]
[Boundary.AdSite("Camden")]
public partial class Camden;

[SecondarySite("NSH", Parent = typeof(NewYork), ProxyManagementPoint = "mp.nsh.example")]
[Boundary.IpSubnet("10.112.148.0/22")]
[ClientPush(typeof(Workstations))]
public partial class Nashua;

[SecondarySite("PIT", Parent = typeof(NewYork), ProxyManagementPoint = "mp.pit.example")]
[Boundary.IpSubnet("10.112.152.0/22")]
[Boundary.AdSite("Pittsfield")]
public partial class Pittsfield;

[SecondarySite("ROC", Parent = typeof(NewYork), ProxyManagementPoint = "mp.roc.example")]
[Boundary.IpSubnet("10.112.156.0/22")]
[Boundary.AdSite("Rochester")]
[ClientPush(typeof(Laboratories), typeof(Workstations), typeof(Servers))]
public partial class Rochester;

[SecondarySite("SCR", Parent = typeof(NewYork))]
[Boundary.IpSubnet("10.112.160.0/22")]
[Boundary.AdSite("Scranton")]
[ClientPush(typeof(Workstations))]
public partial class Scranton;

[SecondarySite("STA", Parent = typeof(NewYork), ProxyManagementPoint = "mp.sta.example")]
[Boundary.IpSubnet("10.112.164.0/22")]
[Boundary.AdSite("Stamford")]
[ClientPush(typeof(Servers), DomainControllers = true)]
[ExcludeFromPush("STA-LEGACY-?", Because = "runs a till that must not restart")]
public partial class Stamford;

[SecondarySite("SYR", Parent = typeof(NewYork), ProxyManagementPoint = "mp.syr.example")]
[Boundary.IpSubnet("10.112.168.0/22")]
[Boundary.AdSite("Syracuse")]
[ClientPush(typeof(Laboratories), typeof(Workstations))]
public partial class Syracuse;

[SecondarySite("UTI", Parent = typeof(NewYork))]
[Boundary.IpSubnet("10.112.172.0/22")]
public partial class Utica;

[SecondarySite("YNK", Parent = typeof(NewYork), ProxyManagementPoint = "mp.ynk.example")]
[Boundary.IpSubnet("10.112.176.0/22")]
[Boundary.AdSite("Yonkers")]
[ClientPush(typeof(Workstations), typeof(Servers))]
public partial class Yonkers;
