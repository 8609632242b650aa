using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses <c>[Require.Property]</c> and <c>[Exclude.Property]</c> against the declared custom properties.</summary>
internal static class PropertyTestParser
{
    private const string OneOf = "OneOf";

    private static readonly string[] _comparisons = ["EqualTo", OneOf, "Like", "AtLeast", "AtMost"];

    /// <summary>The test; null where it is wrong.</summary>
    public static PropertyTest? Parse(AttributeReader reader, EquatableArray<PropertyDefinition> properties, Findings findings)
    {
        var name = reader.Text("name") ?? "";
        var property = properties.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
        if (property is null)
        {
            findings.Add(Mistake.UnknownProperty, reader.At("name"), ValueParser.Show(name), Suggestion(name, properties));
            return null;
        }

        var given = _comparisons.Where(reader.Has).ToList();
        if (given.Count != 1)
        {
            findings.Add(Mistake.NotOneComparison, reader.Place, property.Name, given.Count == 0 ? "none" : string.Join(" and ", given));
            return null;
        }

        var comparison = given[0] == OneOf ? PropertyComparison.EqualTo
            : (PropertyComparison)Enum.Parse(typeof(PropertyComparison), given[0]);
        if (!Allows(property.Type, comparison))
        {
            findings.Add(Mistake.PropertyValueMismatch, reader.At(given[0]), given[0], property.Name, Show(property.Type));
            return null;
        }

        var values = given[0] == OneOf
            ? reader.Elements(OneOf).ToList()
            : [(reader.Get(given[0])!.Value, reader.At(given[0]))];
        if (values.Count == 0)
            findings.Add(Mistake.NothingGiven, reader.At(OneOf), ValueParser.Name(reader), "a value");
        return new PropertyTest(
            property, comparison, new EquatableArray<PropertyValue>(values.Select(v => Value(v.Value, v.Place, property, comparison, findings)).ToArray()));
    }

    private static PropertyValue Value(TypedConstant constant, Place place, PropertyDefinition property, PropertyComparison comparison, Findings findings)
    {
        if (comparison == PropertyComparison.Like)
            return new PropertyValue(ValueParser.PatternOf(constant.Value as string, place, findings).Text);
        var raw = constant.Kind == TypedConstantKind.Primitive ? constant.Value : null;
        object? value = (property.Type, raw) switch
        {
            (PropertyType.Text, string text) => text,
            (PropertyType.Int32, int or short or byte or sbyte or ushort) => Convert.ToInt32(raw),
            (PropertyType.Int64, long or int or short or byte or sbyte or ushort or uint) => Convert.ToInt64(raw),
            (PropertyType.Double, double or float or long or int or short or byte or sbyte or ushort or uint) => Convert.ToDouble(raw),
            (PropertyType.Boolean, bool flag) => flag,
            (PropertyType.Time, string text) => PropertyText.TryParseTime(text, out var time) ? time.ToUniversalTime() : null,
            (PropertyType.Version, string text) => Version.TryParse(text, out var version) ? version : null,
            _ => null,
        };
        if (value is null or double.NaN or double.PositiveInfinity or double.NegativeInfinity)
        {
            findings.Add(Mistake.PropertyValueMismatch, place, ValueParser.Show(constant.ToCSharpString()), property.Name, Show(property.Type));
            return new PropertyValue("");
        }

        return new PropertyValue(value);
    }

    private static bool Allows(PropertyType type, PropertyComparison comparison) => comparison switch
    {
        PropertyComparison.EqualTo => true,
        PropertyComparison.Like => type == PropertyType.Text,
        _ => type is not (PropertyType.Text or PropertyType.Boolean),
    };

    /// <summary>The type as the message names it.</summary>
    internal static string Show(PropertyType type) => type switch
    {
        PropertyType.Text => "string",
        PropertyType.Int32 => "int",
        PropertyType.Int64 => "long",
        PropertyType.Double => "double",
        PropertyType.Boolean => "bool",
        PropertyType.Time => "DateTimeOffset (a text such as \"2026-03-31\")",
        PropertyType.Version => "Version (a text such as \"1.2.3\")",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>What the author may have meant.</summary>
    internal static string Suggestion(string name, EquatableArray<PropertyDefinition> properties) =>
        NearestName.Of(name, properties.Select(static p => p.Name)) is { } meant
            ? $"did you mean {meant}?"
            : "declare it with [assembly: DiscoveryProperty]";
}
