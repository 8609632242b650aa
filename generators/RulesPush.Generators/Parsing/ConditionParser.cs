using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses what one attribute of <c>[Require.X]</c> or <c>[Exclude.X]</c> tests.</summary>
internal static class ConditionParser
{
    /// <summary>The test; null where it is wrong.</summary>
    public static ConditionTest? Parse(AttributeReader reader, EquatableArray<PropertyDefinition> properties, Findings findings) =>
        reader.ClassName switch
        {
            "SystemKindAttribute" => Kind(reader, findings),
            "NameAttribute" => Text(TextSubject.Name, reader, findings),
            "DomainAttribute" => Text(TextSubject.Domain, reader, findings),
            "AdSiteAttribute" => Text(TextSubject.AdSite, reader, findings),
            "OrganizationalUnitAttribute" => Text(TextSubject.OrganizationalUnit, reader, findings),
            "GroupAttribute" => Text(TextSubject.Group, reader, findings),
            "RoleAttribute" => Text(TextSubject.Role, reader, findings),
            "DiscoveredByAttribute" => Text(TextSubject.DiscoveredBy, reader, findings),
            "OperatingSystemAttribute" => OperatingSystem(reader, findings),
            "IpSubnetAttribute" => IpSubnet(reader, findings),
            "LastSeenWithinAttribute" => LastSeenWithin(reader, findings),
            "PropertyAttribute" => PropertyTestParser.Parse(reader, properties, findings),
            _ => null,
        };

    private static SystemKindTest Kind(AttributeReader reader, Findings findings)
    {
        var kinds = reader.Elements("kinds").ToList();
        if (kinds.Count == 0)
            findings.Add(Mistake.NothingGiven, reader.Place, ValueParser.Name(reader), "a kind, such as SystemKind.Workstation");
        foreach (var (value, place) in kinds)
        {
            if (value.Value is not int number || !Enum.IsDefined(typeof(SystemKind), number))
                findings.Add(Mistake.NothingGiven, place, ValueParser.Name(reader), "a kind, such as SystemKind.Workstation");
        }

        return new SystemKindTest(new SystemKindList([.. kinds.Select(static k => (SystemKind)(k.Value.Value as int? ?? 0))]));
    }

    private static TextTest Text(TextSubject subject, AttributeReader reader, Findings findings) =>
        new(subject, ValueParser.Patterns(reader, "patterns", findings));

    private static OperatingSystemTest OperatingSystem(AttributeReader reader, Findings findings)
    {
        var test = new OperatingSystemTest(
            ValueParser.Patterns(reader, "patterns", findings, mayBeEmpty: true),
            ValueParser.Version(reader, "MinVersion", findings),
            ValueParser.Version(reader, "MaxVersion", findings));
        if (test.Patterns.Count == 0 && reader.Text("MinVersion") is null && reader.Text("MaxVersion") is null)
            findings.Add(Mistake.NothingGiven, reader.Place, ValueParser.Name(reader), "a pattern, MinVersion or MaxVersion");
        return test;
    }

    private static IpSubnetTest IpSubnet(AttributeReader reader, Findings findings)
    {
        var networks = reader.Elements("networks").ToList();
        if (networks.Count == 0)
            findings.Add(Mistake.NothingGiven, reader.Place, ValueParser.Name(reader), "a network, such as \"10.1.0.0/16\"");
        return new IpSubnetTest(new EquatableArray<IpNetwork>(
            networks.Select(n => ValueParser.Network(n.Value.Value as string, null, n.Place, findings)).ToArray()));
    }

    private static LastSeenWithinTest LastSeenWithin(AttributeReader reader, Findings findings)
    {
        var days = reader.Get("days")?.Value as int? ?? 0;
        if (days is < 1 or > LongestAge)
            findings.Add(Mistake.DaysOutOfRange, reader.At("days"), $"{days}", $"{LongestAge}");
        return new LastSeenWithinTest(days);
    }

    /// <summary>A hundred years of days: more is a slip.</summary>
    private const int LongestAge = 36_525;
}
