namespace RulesPush.Analyzers.Tests;

/// <summary>While rules are typed, the analyzer sees them in every broken state. It must never fail (AD0001).</summary>
public sealed class HalfTypedRulesTests
{
    [Theory]
    [InlineData("[PrimarySite] public partial class A;")]
    [InlineData("[PrimarySite(] public partial class A;")]
    [InlineData("[PrimarySite(1)] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\", \"BOS\")] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\", Parent = )] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\", Parent = typeof())] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\", Parent = typeof(Missing))] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\", Parent = \"B\")] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\", Parent = typeof(A<>))] public partial class A<T>;")]
    [InlineData("[SecondarySite(\"NYC\", Parent = typeof(int[]))] public partial class A;")]
    [InlineData("[SecondarySite(\"NYC\", Parent = typeof(int*))] public unsafe partial class A;")]
    [InlineData("[SecondarySite(\"NYC\", Parent = typeof(T))] public partial class A<T>;")]
    [InlineData("[SecondarySite(\"NYC\", Parent = typeof(dynamic))] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), PrimarySite(\"BOS\")] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Boundary.] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Boundary] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Boundary.Ip(\"10.1.0.0/16\")] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Boundary.IpSubnet] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Boundary.IpSubnet(MatchSubnetId = true)] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Boundary.IpRange(\"10.1.0.5\")] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Boundary.File] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Boundary.File(1, Key = 2)] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Boundary.File(Key = \"a\")] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPush(typeof())] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPush(typeof(Missing), typeof(A<>), typeof(int[]), null)] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPush(\"A\")] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPush([typeof(A), ..])] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ExcludeFromPush(nameof(B), B, 1)] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPush, ClientPush] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPushSettings(] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPushSettings(1, RetryInterval = 1, RetryLimit = \"1\", Parallelism = 99999999999)] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPushSettings(Parallelism = , Accounts = )] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPushSettings(Accounts = \"A\")] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPushSettings(Accounts = [1, ..], Accounts = null)] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPushSettings(Accounts = new string[2]), ClientPushSettings] public partial class A;")]
    [InlineData("[PushCriteria(1)] public partial class A;")]
    [InlineData("[PushCriteria] public partial struct A;")]
    [InlineData("[PushCriteria] public partial interface A;")]
    [InlineData("[PushCriteria] public enum A;")]
    [InlineData("[PushCriteria] public delegate void A();")]
    [InlineData("[PushCriteria] public partial class")]
    [InlineData("[PushCriteria] public partial class ;")]
    [InlineData("[PushCriteria] public class A { [PushCriteria] class")]
    [InlineData("[PushCriteria] public partial class A; [PushCriteria] public partial class A;")]
    [InlineData("namespace N { [PrimarySite(\"AAA\")] public partial class A; } public partial class N { [PrimarySite(\"AAA\")] public partial class A; }")]
    [InlineData("[PushCriteria, Require.] public partial class A;")]
    [InlineData("[PushCriteria, Require.Nam(\"A\")] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Require.X] public partial class A;")]
    [InlineData("[PushCriteria, Boundary.X] public partial class A;")]
    [InlineData("[Boundary.X, Require.X, Exclude.X(1)] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name(1)] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name(null, null)] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name(default)] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name(new string[3])] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name(new string[A.N])] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name([..\"AB\"])] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name(\"A\", Missing = 1)] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name(\"A\", Because = 1)] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name($\"{1}\")] public partial class A;")]
    [InlineData("[PushCriteria, Exclude.Name(\"A\", Until = null)] public partial class A;")]
    [InlineData("[PushCriteria, Require.SystemKind(\"Server\")] public partial class A;")]
    [InlineData("[PushCriteria, Require.SystemKind(SystemKind.)] public partial class A;")]
    [InlineData("[PushCriteria, Require.SystemKind((SystemKind)long.MaxValue)] public partial class A;")]
    [InlineData("[PushCriteria, Require.LastSeenWithin] public partial class A;")]
    [InlineData("[PushCriteria, Require.LastSeenWithin(\"30\")] public partial class A;")]
    [InlineData("[PushCriteria, Require.LastSeenWithin(99999999999)] public partial class A;")]
    [InlineData("[PushCriteria, Require.Property] public partial class A;")]
    [InlineData("[assembly: DiscoveryProperty(\"P\", typeof(int))] [PushCriteria, Require.Property(\"P\", EqualTo = )] public partial class A;")]
    [InlineData("[assembly: DiscoveryProperty(\"P\", typeof(int))] [PushCriteria, Require.Property(\"P\", OneOf = 1)] public partial class A;")]
    [InlineData("[assembly: DiscoveryProperty(\"P\", typeof(int))] [PushCriteria, Require.Property(\"P\", OneOf = [new[] { 1 }, typeof(int), null])] public partial class A;")]
    [InlineData("[assembly: DiscoveryProperty(\"P\", typeof(int))] [PushCriteria, Require.Property(\"P\", EqualTo = 1, EqualTo = 2)] public partial class A;")]
    [InlineData("[assembly: DiscoveryProperty(\"P\", typeof(string))] [PushCriteria, Require.Property(\"P\", Like = 1)] public partial class A;")]
    [InlineData("[PushCriteria, Accepts] public partial class A;")]
    [InlineData("[PushCriteria, Accepts(1, Name = 2)] public partial class A;")]
    [InlineData("[PushCriteria, Rejects(\"a\", Name = , IPAddresses = )] public partial class A;")]
    [InlineData("[PushCriteria, Rejects(\"a\", Client = \"yes\", IPAddresses = \"10.1.0.5\")] public partial class A;")]
    [InlineData("[PushCriteria, Rejects(\"a\", ResourceType = ResourceType., SystemRoles = [1, ..], Custom = new string[2])] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), Accepts(\"a\", AgentTime = [typeof(int)], Name = \"A\", Name = \"B\")] public partial class A;")]
    [InlineData("[assembly: DiscoveryProperty]")]
    [InlineData("[assembly: DiscoveryProperty(\"P\")]")]
    [InlineData("[assembly: DiscoveryProperty(1, 2)]")]
    [InlineData("[assembly: DiscoveryProperty(\"P\", typeof())]")]
    [InlineData("[assembly: DiscoveryProperty(\"P\", typeof(Missing))]")]
    [InlineData("[assembly: DiscoveryProperty(\"P\", typeof(int?[]))]")]
    [InlineData("[assembly: DiscoveryProperty(")]
    [InlineData("[assembly: PushCriteria]")]
    [InlineData("[module: Require.Name(\"\")]")]
    [InlineData("[PushCriteria] public partial class A { [Condition(1)] private static bool B(Resource r) => true; }")]
    [InlineData("[PushCriteria] public partial class A { [Condition(Because = )] private static bool B(Resource r) => true; }")]
    [InlineData("[PushCriteria] public partial class A { [Condition] }")]
    [InlineData("[PushCriteria] public partial class A { [Condition] private static bool }")]
    [InlineData("[PushCriteria] public partial class A { [Condition] private static bool (Resource r) => true; }")]
    [InlineData("[PushCriteria] public partial class A { [Condition] private static Missing B(Missing r) => true; }")]
    [InlineData("[PushCriteria] public partial class A { bool B { [Condition] get; } [Condition] A() { } [Condition] ~A() { } [Condition] public static bool operator !(A a) => true; }")]
    [InlineData("[PushCriteria] public partial class A { [Condition] private static partial bool B(Resource r); }")]
    [InlineData("public partial class A { [Condition(1)] private static bool B(Resource r) => true; }")]
    public async Task Rules(string code)
    {
        var analysis = new RuleAnalysis(code);
        Assert.DoesNotContain(await analysis.Run(), d => d.Id == "AD0001");
        if (analysis.Compilation.GetTypeByMetadataName("A") is { TypeKind: Microsoft.CodeAnalysis.TypeKind.Class })
            _ = analysis.HasModel("A");
    }

    [Theory]
    [InlineData("[SecondarySite(\"NYC\", Parent = typeof(Missing))] public partial class A;")]
    [InlineData("[PrimarySite(\"NYC\"), ClientPush(typeof(Missing))] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name(\"A\", Missing)] public partial class A;")]
    [InlineData("[PushCriteria, Require.Name] public partial class A { [Condition(1)] private static int B() => 1; }", "RP1010")]
    [InlineData("[assembly: DiscoveryProperty(\"P\", typeof(Missing))]")]
    public async Task What_the_compiler_reports_is_not_reported_twice(string code, params string[] ids)
    {
        var analysis = new RuleAnalysis(code);
        Assert.NotEmpty(analysis.CompilerErrors);
        Assert.Equal(ids, (await analysis.Run()).Select(d => d.Id));
    }

    /// <summary>Every beginning of a file is what an editor shows while the file is typed.</summary>
    [Fact]
    public async Task Every_beginning_of_a_file()
    {
        const string Code = """
            [assembly: DiscoveryProperty("CostCenter", typeof(int))]
            [PrimarySite("NYC", Parent = typeof(B)), Boundary.IpSubnet("10.112.0.0/17"), Boundary.IpRange("10.1.0.5", "10.1.0.9")]
            [Boundary.File("a.csv", Key = "k"), ClientPush(typeof(C), DomainControllers = true), ExcludeFromPush("A", Until = "2027-03-31")]
            [ClientPushSettings(RetryInterval = "1.00:00:00", Parallelism = 2, Accounts = ["A", "B"])]
            public partial class A;
            [PushCriteria, Require.SystemKind(SystemKind.Server), Exclude.Name(["A", "B"], Because = "so"), Require.LastSeenWithin(30)]
            [Accepts("a", Name = "A", IPAddresses = ["10.1.0.5"], Custom = ["CostCenter=1"]), Rejects("b", ResourceType = ResourceType.Printer)]
            [Require.OperatingSystem(MinVersion = "10"), Require.Property("CostCenter", OneOf = new object[] { 1, 2 })]
            public partial class C { [Condition] private static bool? D(Resource r) => true; }
            """;
        for (var length = 0; length < Code.Length; length++)
            Assert.DoesNotContain(await new RuleAnalysis(Code[..length]).Run(), d => d.Id == "AD0001");
    }
}
