using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits the fast form of a test: an expression over <c>resource</c> and <c>now</c> that is a Truth.</summary>
internal static class TestEmitter
{
    private const string Observed = "global::RulesPush.Matching.Observed";

    public static string Emit(int index, ConditionTest test, RuleClass ruleClass) => test switch
    {
        SystemKindTest kind => IfSeen("SystemKind", "kind", $"kind is {Kinds(kind)}"),
        TextTest text when IsList(text.Subject) => $"{Observed}.AnyText(resource.{ObservedTexts.PropertyName(text.Subject)}, static value =>\n    {Nested(PatternEmitter.Any(text.Patterns, PartsName(index)))})",
        TextTest text => IfSeen(ObservedTexts.PropertyName(text.Subject), "value", PatternEmitter.Any(text.Patterns, PartsName(index))),
        OperatingSystemTest system => OperatingSystem(index, system),
        IpSubnetTest subnet => $"{Observed}.AnyAddress(resource, readsIPv6Addresses: {(subnet.ReadsIPv6Addresses ? "true" : "false")}, static address =>\n    {Networks(index, subnet)})",
        LastSeenWithinTest seen => $"{Observed}.SeenWithin(resource.AgentTime, days: {seen.Days}, now)",
        PropertyTest property => PropertyEmitter.Emit(property, PartsName(index)),
        MethodTest method => $"{Observed}.Answer({MethodReference(method, ruleClass)}(resource))",
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    /// <summary>The method by its full name: nothing in generated code may hide it.</summary>
    public static string MethodReference(MethodTest method, RuleClass ruleClass) =>
        $"{ruleClass.Reference}.{Identifiers.Escape(method.MethodName)}";

    public static string PartsName(int index) => $"Parts{index}";

    public static string MinName(int index) => $"Min{index}";

    public static string MaxName(int index) => $"Max{index}";

    /// <summary>Whether the generated matcher reads the clock's time for the test.</summary>
    public static bool ReadsTime(Condition condition) => condition.Until is not null || condition.Test is LastSeenWithinTest;

    /// <summary>A test of a property of one value: unknown where discovery has not seen it.</summary>
    private static string IfSeen(string property, string name, string test) =>
        $"resource.{property} is not {{ }} {name} ? global::RulesPush.Truth.Unknown : global::RulesPush.TruthLogic.ToTruth(\n    {Nested(test)})";

    internal static string Nested(string expression) => expression.Replace("\n", "\n    ");

    private static string Kinds(SystemKindTest test) =>
        string.Join(" or ", test.Kinds.Kinds.Distinct().Select(static k => $"global::RulesPush.SystemKind.{k}"));

    private static bool IsList(TextSubject subject) =>
        subject is TextSubject.OrganizationalUnit or TextSubject.Group or TextSubject.Role or TextSubject.DiscoveredBy;

    private static string OperatingSystem(int index, OperatingSystemTest test)
    {
        var parts = new List<string>();
        if (test.Patterns.Count > 0)
            parts.Add(IfSeen("OperatingSystemNameAndVersion", "value", PatternEmitter.Any(test.Patterns, PartsName(index))));
        if (test.MinVersion is not null)
            parts.Add($"{Observed}.AtLeast(resource.OperatingSystemVersion, {MinName(index)})");
        if (test.MaxVersion is not null)
            parts.Add($"{Observed}.AtMost(resource.OperatingSystemVersion, {MaxName(index)})");
        return parts.Skip(1).Aggregate(parts[0], static (all, part) => $"global::RulesPush.TruthLogic.And(\n    {Nested(all)},\n    {Nested(part)})");
    }

    private static string Networks(int index, IpSubnetTest test) => test.Networks.Count > PatternEmitter.Many
        ? $"{PartsName(index)}.Contains(address)"
        : string.Join("\n    || ", test.Networks.Select(Network));

    private static string Network(IpNetwork network)
    {
        var address = network.Address;
        return address.IsV6
            ? $"{Observed}.IsInV6(address, 0x{address.High:X16}UL, 0x{address.Low:X16}UL, {network.PrefixLength}) /* {network} */"
            : $"{Observed}.IsInV4(address, 0x{address.Low:X8}U, {network.PrefixLength}) /* {network} */";
    }
}
