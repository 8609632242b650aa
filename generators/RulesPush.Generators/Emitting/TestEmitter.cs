using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits the fast form of a test: an expression over <c>resource</c> and <c>now</c> that is a Truth.</summary>
internal static class TestEmitter
{
    private const string Observed = "global::RulesPush.Matching.Observed";

    /// <summary>The class of a rule that holds the bounds of versions, made once.</summary>
    public const string BoundsClass = "VersionBounds";

    public static string Emit(int index, ConditionTest test, RuleClass ruleClass) => test switch
    {
        SystemKindTest kind => $"{Observed}.Kind(resource.SystemKind, static kind => kind is {Kinds(kind)})",
        TextTest text => $"{Observed}.{(IsList(text.Subject) ? "AnyText" : "Text")}(resource.{ObservedTexts.PropertyName(text.Subject)}, static value =>\n    {Nested(PatternEmitter.Any(text.Patterns))})",
        OperatingSystemTest system => OperatingSystem(index, system),
        IpSubnetTest subnet => $"{Observed}.AnyAddress(resource, readsIPv6Addresses: {(subnet.ReadsIPv6Addresses ? "true" : "false")}, static address =>\n    {string.Join("\n    || ", subnet.Networks.Select(Network))})",
        LastSeenWithinTest seen => $"{Observed}.SeenWithin(resource.AgentTime, days: {seen.Days}, now)",
        PropertyTest property => PropertyEmitter.Emit(property),
        MethodTest method => $"{Observed}.Answer({MethodReference(method, ruleClass)}(resource))",
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    /// <summary>The method by its full name: nothing in generated code may hide it.</summary>
    public static string MethodReference(MethodTest method, RuleClass ruleClass) =>
        $"{ruleClass.Reference}.{Identifiers.Escape(method.MethodName)}";

    public static string MinName(int index) => $"Min{index}";

    public static string MaxName(int index) => $"Max{index}";

    /// <summary>Whether the generated matcher reads the clock's time for the test.</summary>
    public static bool ReadsTime(Condition condition) => condition.Until is not null || condition.Test is LastSeenWithinTest;

    internal static string Nested(string expression) => expression.Replace("\n", "\n    ");

    private static string Kinds(SystemKindTest test) =>
        string.Join(" or ", test.Kinds.Kinds.Distinct().Select(static k => $"global::RulesPush.SystemKind.{k}"));

    private static bool IsList(TextSubject subject) =>
        subject is TextSubject.OrganizationalUnit or TextSubject.Group or TextSubject.Role or TextSubject.DiscoveredBy;

    private static string OperatingSystem(int index, OperatingSystemTest test)
    {
        var parts = new List<string>();
        if (test.Patterns.Count > 0)
            parts.Add($"{Observed}.Text(resource.OperatingSystemNameAndVersion, static value =>\n    {Nested(PatternEmitter.Any(test.Patterns))})");
        if (test.MinVersion is not null)
            parts.Add($"{Observed}.AtLeast(resource.OperatingSystemVersion, {BoundsClass}.{MinName(index)})");
        if (test.MaxVersion is not null)
            parts.Add($"{Observed}.AtMost(resource.OperatingSystemVersion, {BoundsClass}.{MaxName(index)})");
        return parts.Skip(1).Aggregate(parts[0], static (all, part) => $"global::RulesPush.TruthLogic.And(\n    {Nested(all)},\n    {Nested(part)})");
    }

    private static string Network(IpNetwork network)
    {
        var address = network.Address;
        return address.IsV6
            ? $"{Observed}.IsInV6(address, 0x{address.High:X16}UL, 0x{address.Low:X16}UL, {network.PrefixLength}) /* {network} */"
            : $"{Observed}.IsInV4(address, 0x{address.Low:X8}U, {network.PrefixLength}) /* {network} */";
    }
}
