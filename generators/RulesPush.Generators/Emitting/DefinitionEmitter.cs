using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits parts of the rule model as the expressions that make them.</summary>
internal static class DefinitionEmitter
{
    private const string Model = "global::RulesPush.Model";

    public static string Condition(Condition condition, RuleClass ruleClass) => Object(
        "Condition",
        $"Test = {Test(condition.Test, ruleClass)}",
        condition.IsExclude ? "IsExclude = true" : null,
        Because(condition.Because),
        Until(condition.Until));

    public static string Exclusion(PushExclusion exclusion) => Object(
        "PushExclusion",
        $"Names = {Model}.Pattern.ParseAll({Patterns(exclusion.Names)})",
        Because(exclusion.Because),
        Until(exclusion.Until));

    public static string Boundary(BoundaryDefinition boundary) => boundary switch
    {
        NetworkBoundary network => $"new {Model}.NetworkBoundary(\"{network}\")",
        RangeBoundary range => $"new {Model}.RangeBoundary(\"{range.Range.First}\", \"{range.Range.Last}\")",
        SubnetIdBoundary id => $"new {Model}.SubnetIdBoundary(\"{id.SubnetId}\")",
        AdSiteBoundary site => $"new {Model}.AdSiteBoundary({SourceWriter.Literal(site.SiteName)})",
        _ => throw new ArgumentOutOfRangeException(nameof(boundary)),
    };

    public static string Property(PropertyDefinition property) =>
        $"new {Model}.PropertyDefinition({SourceWriter.Literal(property.Name)}, {Model}.PropertyType.{property.Type})";

    /// <summary>The last day of an exclude.</summary>
    public static string Day(UtcDay day)
    {
        var (year, month, dayOfMonth) = day;
        return $"new {Model}.UtcDay({year}, {month}, {dayOfMonth})";
    }

    /// <summary>A time between two attempts; a rule says it in whole seconds.</summary>
    public static string Interval(TimeSpan time) =>
        $"new global::System.TimeSpan(days: {time.Days}, hours: {time.Hours}, minutes: {time.Minutes}, seconds: {time.Seconds})";

    private static string? Because(string? because) => because is null ? null : $"Because = {SourceWriter.Literal(because)}";

    private static string? Until(UtcDay? until) => until is { } day ? $"Until = {Day(day)}" : null;

    /// <summary>An object of the model, a property a line; without those that are null.</summary>
    internal static string Object(string type, params string?[] properties) =>
        $"new {Model}.{type}\n{{\n{string.Concat(properties.Where(static p => p is not null).Select(static p => $"    {p},\n"))}}}";

    private static string Test(ConditionTest test, RuleClass ruleClass) => test switch
    {
        SystemKindTest kind => $"new {Model}.SystemKindTest({string.Join(", ", kind.Kinds.Kinds.Select(static k => $"global::RulesPush.SystemKind.{k}"))})",
        TextTest text => $"new {Model}.TextTest({Model}.TextSubject.{text.Subject}, {Patterns(text.Patterns)})",
        OperatingSystemTest system => $"new {Model}.OperatingSystemTest([{Patterns(system.Patterns)}], {Version(system.MinVersion)}, {Version(system.MaxVersion)})",
        IpSubnetTest subnet => $"new {Model}.IpSubnetTest({string.Join(", ", subnet.Networks.Select(static n => $"\"{n}\""))})",
        LastSeenWithinTest seen => $"new {Model}.LastSeenWithinTest({seen.Days})",
        PropertyTest property => $"new {Model}.PropertyTest({Property(property.Property)}, {Model}.PropertyComparison.{property.Comparison}, {string.Join(", ", property.Values.Select(PropertyEmitter.Value))})",
        MethodTest method => $"new {Model}.MethodTest({SourceWriter.Literal(method.MethodName)}) {{ Body = static resource => {TestEmitter.MethodReference(method, ruleClass)}(resource) }}",
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    private static string Patterns(EquatableArray<Pattern> patterns) =>
        string.Join(", ", patterns.Select(static p => SourceWriter.Literal(p.Text)));

    private static string Version(OperatingSystemVersion? version) => version is null ? "null" : $"\"{version}\"";
}
