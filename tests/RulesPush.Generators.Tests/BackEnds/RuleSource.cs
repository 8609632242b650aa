using Microsoft.CodeAnalysis.CSharp;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>Writes a rule model down as an administrator would.</summary>
internal static class RuleSource
{
    public static string Of(RulePackDefinition pack) =>
        string.Concat(pack.Properties.Select(static p => $"[assembly: DiscoveryProperty({Text(p.Name)}, typeof({TypeName(p.Type)}))]\n"))
        + "namespace Rules;\n"
        + string.Concat(pack.Criteria.Select(Of))
        + string.Concat(pack.Sites.Select(Of));

    private static string Of(CriteriaDefinition criteria)
    {
        var attributes = criteria.Conditions.Where(static c => c.Test is not MethodTest).Select(Of);
        var methods = criteria.Conditions.Select(static c => c.Test).OfType<MethodTest>().Select(static m => $"[Condition] {RandomRules.Methods[m.MethodName]}\n");
        return $"[PushCriteria]\n{string.Concat(attributes)}{string.Concat(criteria.Examples.Select(RandomExamples.Write))}public partial class {ShortName(criteria.RuleName)}\n{{\n{string.Concat(methods)}}}\n";
    }

    private static string Of(SiteDefinition site)
    {
        var push = site.ClientPush is not { } p ? ""
            : $"[ClientPush({List([.. p.Criteria.Select(static c => $"typeof({c})"), .. p.DomainControllers ? new[] { "DomainControllers = true" } : []])})]\n";
        var exclusions = site.Exclusions.Select(static e => $"[ExcludeFromPush({List([.. e.Names.Select(static n => Text(n.Text)), .. Annotation(e.Because, e.Until)])})]\n");
        return $"[PrimarySite({Text(site.Code)})]\n"
            + string.Concat(site.Boundaries.Select(static b => $"[Boundary.{Of(b)}]\n"))
            + string.Concat(site.RoamingBoundaries.Select(static b => $"[RoamingBoundary.{Of(b)}]\n"))
            + push + Of(site.PushSettings) + string.Concat(exclusions) + string.Concat(site.Examples.Select(RandomExamples.Write))
            + $"public partial class {ShortName(site.RuleName)};\n";
    }

    private static string Of(ClientPushSettings settings)
    {
        var usual = ClientPushSettings.Default;
        string[] said =
        [
            .. settings.RetryInterval == usual.RetryInterval ? (string[])[] : [$"RetryInterval = \"{settings.RetryInterval:c}\""],
            .. settings.RetryLimit == usual.RetryLimit ? (string[])[] : [$"RetryLimit = {settings.RetryLimit}"],
            .. settings.Parallelism == usual.Parallelism ? (string[])[] : [$"Parallelism = {settings.Parallelism}"],
            .. settings.Accounts.Count == 0 ? (string[])[] : [$"Accounts = [{List(settings.Accounts.Select(Text))}]"],
            .. settings.InstallationProperties is null ? (string[])[] : [$"InstallationProperties = {Text(settings.InstallationProperties)}"],
        ];
        return said.Length == 0 ? "" : $"[ClientPushSettings({List(said)})]\n";
    }

    private static string Of(BoundaryDefinition boundary) => boundary switch
    {
        NetworkBoundary { Network.Address.IsV6: true } network => $"Ipv6Prefix(\"{network}\")",
        NetworkBoundary network => $"IpSubnet(\"{network}\")",
        RangeBoundary range => $"IpRange(\"{range.Range.First}\", \"{range.Range.Last}\")",
        SubnetIdBoundary id => $"IpSubnet(\"{id.SubnetId}\", MatchSubnetId = true)",
        AdSiteBoundary site => $"AdSite({Text(site.SiteName)})",
        _ => throw new ArgumentOutOfRangeException(nameof(boundary)),
    };

    private static string Of(Condition condition)
    {
        var (name, arguments) = condition.Test switch
        {
            SystemKindTest kind => ("SystemKind", kind.Kinds.Kinds.Select(static k => $"SystemKind.{k}")),
            TextTest text => (text.Subject.ToString(), text.Patterns.Select(static p => Text(p.Text))),
            OperatingSystemTest system => ("OperatingSystem", system.Patterns.Select(static p => Text(p.Text))
                .Concat(system.MinVersion is { } min ? [$"MinVersion = \"{min}\""] : [])
                .Concat(system.MaxVersion is { } max ? [$"MaxVersion = \"{max}\""] : [])),
            IpSubnetTest subnet => ("IpSubnet", subnet.Networks.Select(static n => $"\"{n}\"")),
            LastSeenWithinTest seen => ("LastSeenWithin", [$"{seen.Days}"]),
            PropertyTest { Values.Count: 1 } property => ("Property", [Text(property.Property.Name), $"{property.Comparison} = {Value(property.Values[0])}"]),
            PropertyTest property => ("Property", (string[])[Text(property.Property.Name), $"OneOf = new object[] {{ {List(property.Values.Select(Value))} }}"]),
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
        return $"[{(condition.IsExclude ? "Exclude" : "Require")}.{name}({List(arguments.Concat(Annotation(condition.Because, condition.Until)))})]\n";
    }

    private static string[] Annotation(string? because, UtcDay? until) =>
    [
        .. because is null ? (string[])[] : [$"Because = {Text(because)}"],
        .. until is null ? (string[])[] : [$"Until = \"{until}\""],
    ];

    private static string Value(PropertyValue value) => value.Value switch
    {
        string text => Text(text),
        long number => number + "L",
        double number => number.ToString("R") + "D",
        int number => $"{number}",
        _ => value.ToString(),
    };

    private static string TypeName(PropertyType type) => type switch
    {
        PropertyType.Text => "string",
        PropertyType.Int32 => "int",
        PropertyType.Int64 => "long",
        PropertyType.Double => "double",
        PropertyType.Boolean => "bool",
        PropertyType.Time => "DateTimeOffset",
        _ => "Version",
    };

    private static string List(IEnumerable<string> items) => string.Join(", ", items);

    private static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string ShortName(string name) => name[(name.LastIndexOf('.') + 1)..];
}
