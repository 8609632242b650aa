using Microsoft.CodeAnalysis;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses <c>[Accepts]</c> and <c>[Rejects]</c>: what is said of which machine.</summary>
internal static class ExampleParser
{
    /// <summary>Whether the attribute is an example.</summary>
    public static bool IsExample(AttributeData attribute) =>
        RuleAttributeNames.Is(attribute, RuleAttributeNames.Accepts) || RuleAttributeNames.Is(attribute, RuleAttributeNames.Rejects);

    /// <summary>The examples of a rule class, in the order of the attributes.</summary>
    public static EquatableArray<ExampleDefinition> ParseAll(INamedTypeSymbol type, Findings findings)
    {
        var examples = new List<ExampleDefinition>();
        var properties = new Lazy<EquatableArray<PropertyDefinition>>(
            () => PropertyDeclarationParser.Parse(type.ContainingAssembly, new Findings()));
        foreach (var attribute in type.GetAttributes().Where(IsExample))
        {
            var reader = new AttributeReader(type, attribute);
            if (reader.HasCompilerError)
                findings.AddCompilerError();
            else
                examples.Add(Parse(reader, properties.Value, findings));
        }

        return new EquatableArray<ExampleDefinition>(examples);
    }

    private static ExampleDefinition Parse(AttributeReader reader, EquatableArray<PropertyDefinition> properties, Findings findings)
    {
        var why = reader.Text("why");
        if (string.IsNullOrWhiteSpace(why) || !ValueParser.IsOneLine(why!))
            findings.Add(Mistake.ExampleWithoutReason, reader.At("why"), ValueParser.Show(why));
        return new ExampleDefinition
        {
            IsAccepted = RuleAttributeNames.Is(reader.Place.Attribute!, RuleAttributeNames.Accepts),
            Why = why ?? "",
            Machine = Machine(new MachineParser(reader, findings), reader, properties, findings),
            On = Day(reader, findings),
        };
    }

    private static UtcDay? Day(AttributeReader reader, Findings findings)
    {
        const string Argument = "On";
        if (reader.Text(Argument) is not { } text)
            return null;
        if (!UtcDay.TryParse(text, out var day))
            findings.Add(Mistake.MalformedDay, reader.At(Argument), ValueParser.Show(text));
        return day;
    }

    private static Resource Machine(
        MachineParser machine, AttributeReader reader, EquatableArray<PropertyDefinition> properties, Findings findings) => new()
        {
            ResourceType = machine.Type(),
            Name = machine.Text(nameof(Resource.Name)),
            NetBiosName = machine.Text(nameof(Resource.NetBiosName)),
            ResourceNames = machine.Texts(nameof(Resource.ResourceNames)),
            IPAddresses = machine.Addresses(nameof(Resource.IPAddresses), isV6: null),
            IPSubnets = machine.Addresses(nameof(Resource.IPSubnets), isV6: false),
            IPv6Addresses = machine.Addresses(nameof(Resource.IPv6Addresses), isV6: true),
            IPv6Prefixes = machine.Prefixes(nameof(Resource.IPv6Prefixes)),
            MacAddresses = machine.Texts(nameof(Resource.MacAddresses)),
            ADSiteName = machine.Text(nameof(Resource.ADSiteName)),
            ResourceDomainOrWorkgroup = machine.Text(nameof(Resource.ResourceDomainOrWorkgroup)),
            SystemOUName = machine.Texts(nameof(Resource.SystemOUName)),
            SystemGroupName = machine.Texts(nameof(Resource.SystemGroupName)),
            OperatingSystemNameAndVersion = machine.Text(nameof(Resource.OperatingSystemNameAndVersion)),
            SystemRoles = machine.Texts(nameof(Resource.SystemRoles)),
            Client = machine.Flag(nameof(Resource.Client)),
            ClientVersion = machine.Text(nameof(Resource.ClientVersion)),
            Active = machine.Flag(nameof(Resource.Active)),
            Obsolete = machine.Flag(nameof(Resource.Obsolete)),
            Decommissioned = machine.Flag(nameof(Resource.Decommissioned)),
            Unknown = machine.Flag(nameof(Resource.Unknown)),
            AgentName = machine.Texts(nameof(Resource.AgentName)),
            AgentSite = machine.Texts(nameof(Resource.AgentSite)),
            AgentTime = machine.Times(nameof(Resource.AgentTime)),
            SMSUniqueIdentifier = machine.Text(nameof(Resource.SMSUniqueIdentifier)),
            HardwareId = machine.Text(nameof(Resource.HardwareId)),
            LastLogon = machine.Time(nameof(Resource.LastLogon)),
            CreationDate = machine.Time(nameof(Resource.CreationDate)),
            CustomProperties = CustomValueParser.Parse(reader, properties, findings),
        };
}
