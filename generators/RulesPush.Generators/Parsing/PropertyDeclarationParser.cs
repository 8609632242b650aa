using Microsoft.CodeAnalysis;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses the custom properties that <c>[assembly: DiscoveryProperty]</c> declares.</summary>
internal static class PropertyDeclarationParser
{
    /// <summary>The properties without a mistake, by name.</summary>
    public static EquatableArray<PropertyDefinition> Parse(IAssemblySymbol assembly, Findings findings)
    {
        var properties = new SortedDictionary<string, PropertyDefinition>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in assembly.GetAttributes())
        {
            if (!RuleAttributeNames.Is(attribute, RuleAttributeNames.DiscoveryProperty))
                continue;
            var reader = new AttributeReader(assembly, attribute);
            if (reader.HasCompilerError)
                findings.AddCompilerError();
            else if (Parse(reader, findings) is { } property)
                Add(property, reader);
        }

        return new EquatableArray<PropertyDefinition>(properties.Values);

        void Add(PropertyDefinition property, AttributeReader reader)
        {
            if (properties.ContainsKey(property.Name))
                findings.Add(Mistake.DuplicateProperty, reader.At("name"), property.Name, "is declared twice");
            else
                properties.Add(property.Name, property);
        }
    }

    private static PropertyDefinition? Parse(AttributeReader reader, Findings findings)
    {
        var before = findings.Count;
        var name = reader.Text("name");
        if (string.IsNullOrWhiteSpace(name) || name!.Trim() != name || name.Any(char.IsControl))
            findings.Add(Mistake.DuplicateProperty, reader.At("name"), ValueParser.Show(name), "is no name");
        else if (DdrProperties.Contains(name))
            findings.Add(Mistake.DuplicateProperty, reader.At("name"), name, "is a property that every DDR has");
        if (TypeOf(reader.Get("type")?.Value as ITypeSymbol) is not { } type)
        {
            findings.Add(Mistake.UnsupportedPropertyType, reader.At("type"), ValueParser.Show(reader.Get("type") ?? default));
            return null;
        }

        return findings.Count == before ? new PropertyDefinition(name!, type) : null;
    }

    private static PropertyType? TypeOf(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String } => PropertyType.Text,
        { SpecialType: SpecialType.System_Int32 } => PropertyType.Int32,
        { SpecialType: SpecialType.System_Int64 } => PropertyType.Int64,
        { SpecialType: SpecialType.System_Double } => PropertyType.Double,
        { SpecialType: SpecialType.System_Boolean } => PropertyType.Boolean,
        { Name: nameof(DateTimeOffset), ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => PropertyType.Time,
        { Name: nameof(Version), ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => PropertyType.Version,
        _ => null,
    };
}
