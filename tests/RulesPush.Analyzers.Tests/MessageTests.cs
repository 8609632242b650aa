namespace RulesPush.Analyzers.Tests;

/// <summary>A message names the value, and says what to do.</summary>
public sealed class MessageTests
{
    [Theory]
    [InlineData("""[PrimarySite("NYC"), Boundary.IpSubnet("10.1")] public partial class A;""", "'10.1' is not an IPv4 subnet: write it as in 10.1.0.0/16")]
    [InlineData("""[PrimarySite("NYC"), Boundary.Ipv6Prefix("10.1.0.0/16")] public partial class A;""", "'10.1.0.0/16' is not an IPv6 prefix: write it as in 2001:db8::/32")]
    [InlineData("""[PrimarySite("NYC"), Boundary.IpSubnet("10.1.0.0/16", MatchSubnetId = true)] public partial class A;""", "'10.1.0.0/16' is not a subnet ID: write it as in 10.1.0.0")]
    [InlineData("""[PrimarySite("NYC"), Boundary.IpSubnet("10.1.2.3/16")] public partial class A;""", "'10.1.2.3/16' has host bits set: write the network 10.1.0.0/16, or the prefix length that was meant")]
    [InlineData("""[PrimarySite("NYC"), Boundary.IpRange("10.1.0.9", "10.1.0.5")] public partial class A;""", "'10.1.0.9-10.1.0.5' is not a range: the first address is above the last")]
    [InlineData("""[PushCriteria, Require.SystemKind] public partial class A;""", "[Require.SystemKind] has nothing to compare with: give it a kind, such as SystemKind.Workstation")]
    [InlineData("""[PushCriteria, Exclude.Name("a\0b")] public partial class A;""", "'a\uFFFDb' is not a pattern: it is blank or holds a control character, and would match no machine")]
    [InlineData("""[SecondarySite("AKR", Parent = typeof(int[]))] public partial class A;""", "int[] is not a site of this project: name a class with [PrimarySite] as the parent")]
    [InlineData("""[PrimarySite("NYC", Parent = typeof(A))] public partial class A;""", "A reports to itself (A -> A): the parents must end in a primary site without one")]
    [InlineData("""[PrimarySite("NYC"), ClientPush(typeof(System.Collections.Generic.List<string>))] public partial class A;""", "List<string> is not push criteria of this project: name a class with [PushCriteria]")]
    [InlineData("""[PrimarySite("NYC"), ClientPushSettings(RetryInterval = "1h")] public partial class A;""", "'1h' is not a retry interval: write hours, minutes and seconds, as in 01:00:00, or days before them, as in 1.12:00:00, more than nothing and at most 30 days")]
    [InlineData("""[PrimarySite("NYC"), ClientPushSettings(RetryLimit = -1)] public partial class A;""", "-1 is not a number of retries: write how many attempts follow the first one, or 0 for none")]
    [InlineData("""[PrimarySite("NYC"), ClientPushSettings(Parallelism = 0)] public partial class A;""", "0 is not a number of requests at a time: write 1 to 1000")]
    [InlineData("""[PrimarySite("NYC"), ClientPushSettings(Accounts = ["CORP\new"])] public partial class A;""", "'CORP\uFFFDew' names no account: write its name without control characters, as in CORP\\push")]
    [InlineData("""[PrimarySite("NYC"), ClientPushSettings(Accounts = ["A", "a"])] public partial class A;""", "The account 'a' is listed twice: list it once, where it is to be tried")]
    [InlineData("""[PrimarySite("NYC"), ClientPushSettings(InstallationProperties = "A=1\u2028B=2")] public partial class A;""", "'A=1\uFFFDB=2' are no installation properties: write them on one line and without control characters, as in SMSSITECODE=NYC")]
    [InlineData("""partial class R { partial class S { [PushCriteria] public partial class A; } }""", "The rule pack cannot reach the rule class A, because S is private, protected or local to its file: make S internal or public")]
    [InlineData("""[PrimarySite("NYC"), Require.Name("A")] public partial class A;""", "[Require.Name] says nothing on A, which has no [PushCriteria]: add the role, or take the attribute away")]
    [InlineData("""[assembly: DiscoveryProperty("CostCenter", typeof(int))] [PushCriteria, Require.Property("CostCentre", EqualTo = 1)] public partial class A;""", "There is no custom property 'CostCentre': did you mean CostCenter?")]
    [InlineData("""[assembly: DiscoveryProperty("CostCenter", typeof(int))] [PushCriteria, Require.Property("Floor", EqualTo = 1)] public partial class A;""", "There is no custom property 'Floor': declare it with [assembly: DiscoveryProperty]")]
    [InlineData("""[assembly: DiscoveryProperty("CostCenter", typeof(int))] [PushCriteria, Require.Property("CostCenter", EqualTo = "1")] public partial class A;""", "\"1\" does not fit the custom property CostCenter, which is of type int")]
    [InlineData("""[assembly: DiscoveryProperty("Owner", typeof(string))] [PushCriteria, Require.Property("Owner", AtLeast = "A")] public partial class A;""", "AtLeast does not fit the custom property Owner, which is of type string")]
    [InlineData("""[assembly: DiscoveryProperty("Owner", typeof(string))] [PushCriteria, Require.Property("Owner", Like = "A", EqualTo = "A")] public partial class A;""", "A condition on the custom property Owner takes one of EqualTo, OneOf, Like, AtLeast and AtMost, and here are EqualTo and Like: write a condition for each")]
    [InlineData("""[PushCriteria, Accepts("a", Name = "")] public partial class A;""", "'' cannot be the Name of a machine: leave it away where it is unknown")]
    [InlineData("""[PushCriteria, Accepts("a", IPv6Addresses = ["10.1.0.5"])] public partial class A;""", "'10.1.0.5' cannot be one of the IPv6Addresses of a machine: write an IPv6 address, as in 2001:db8::5")]
    [InlineData("""[PushCriteria, Accepts("a", Custom = ["4711"])] public partial class A;""", "'4711' cannot be a custom property of a machine: write name and value, as in CostCenter=4711")]
    [InlineData("""[PushCriteria, Accepts("a", LastLogon = "1.2.2026")] public partial class A;""", "'1.2.2026' is not a time: write it in ISO 8601, as in 2026-11-20T12:00:00Z or 2026-11-20")]
    [InlineData("""[PushCriteria, Accepts(" ")] public partial class A;""", "' ' does not say what the machine is an example of: write a few words on one line, as in \"a current desktop\"")]
    [InlineData("""[Accepts("a")] public partial class A;""", "[Accepts] says nothing on A, which has no [PushCriteria], [PrimarySite] or [SecondarySite]: add the role, or take the attribute away")]
    [InlineData("""[assembly: DiscoveryProperty("CostCenter", typeof(int))] [PushCriteria, Accepts("a", Custom = ["CostCenter=x"])] public partial class A;""", "'x' does not fit the custom property CostCenter, which is of type int")]
    [InlineData("""[assembly: DiscoveryProperty("Client", typeof(string))]""", "The custom property 'Client' is a property that every DDR has: give it a name of its own")]
    [InlineData("""[PrimarySite("NYC"), Boundary.File("networks.csv", Key = "us-east-l")] public partial class A;""", "No row has the key 'us-east-l' in the boundary file networks.csv: did you mean us-east-1?")]
    [InlineData("""[PrimarySite("NYC"), Boundary.File("networks.csv", Key = "Berlin")] public partial class A;""", "No row has the key 'Berlin' in the boundary file networks.csv: its first key is us-west-2")]
    public async Task Of_one_mistake(string code, string message)
    {
        var file = new ListedFile("/src/rules/networks.csv", "key,boundary\nus-west-2,10.1.0.0/16\nus-east-1,10.2.0.0/16\n");
        Assert.Equal(message, Assert.Single(await new RuleAnalysis(code, file).Run()).GetMessage());
    }

    [Theory]
    [InlineData("""[PrimarySite("NYC")] public partial class A; [PrimarySite("nyc")] public partial class B;""", "The site code NYC is that of B too: give each site a code of its own", "The site code NYC is that of A too: give each site a code of its own")]
    [InlineData("""[PushCriteria] public partial class Kiosk; [PushCriteria] public partial class KIOSK;""", "The names Kiosk and KIOSK differ by upper and lower case alone: rename one of the rule classes", "The names KIOSK and Kiosk differ by upper and lower case alone: rename one of the rule classes")]
    [InlineData("""[PrimarySite("AAA", Parent = typeof(B))] public partial class A; [PrimarySite("BBB", Parent = typeof(A))] public partial class B;""", "A reports to itself (A -> B -> A): the parents must end in a primary site without one", "B reports to itself (B -> A -> B): the parents must end in a primary site without one")]
    public async Task Of_a_mistake_between_two_classes(string code, string first, string second) =>
        Assert.Equal([first, second], (await new RuleAnalysis(code).Run()).Select(d => d.GetMessage()));

    [Fact]
    public async Task A_long_value_is_cut()
    {
        var code = $"[PrimarySite(\"{new string('N', 100_000)}\")] public partial class A;";
        Assert.InRange(Assert.Single(await new RuleAnalysis(code).Run()).GetMessage().Length, 80, 200);
    }
}
