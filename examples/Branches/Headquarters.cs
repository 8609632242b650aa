using RulesPush;

namespace Branches;

/// <summary>The headquarters: the primary site that all branches report to.</summary>
[PrimarySite("NYC", ManagementPoint = "mp01.nyc.example")]
[Boundary.IpSubnet("10.112.0.0/17")]
[Boundary.IpSubnet("172.20.0.0", MatchSubnetId = true)] // the old data centre still reports subnet IDs
[Boundary.AdSite("New-York")]
[RoamingBoundary.IpSubnet("172.16.0.0/16")] // the VPN: laptops of every branch
[ClientPush(typeof(Workstations), typeof(Servers), typeof(Laboratories))]
[ClientPushSettings(
    RetryInterval = "02:00:00",
    RetryLimit = 84, // still one week
    Parallelism = 25,
    Accounts = [@"CORP\svc-clientpush", @"BRANCH\svc-clientpush"],
    InstallationProperties = "SMSSITECODE=NYC SMSMP=mp01.nyc.example SMSCACHESIZE=10240")]
[ExcludeFromPush("NYC-SQL-*", Because = "the database team installs its own machines")]
[ExcludeFromPush("NYC-PC-0007", "NYC-PC-0011", Because = "on loan to the auditors", Until = "2027-03-31")]
public partial class NewYork;
