using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses the custom properties of an example's machine: each a text <c>CostCenter=4711</c>.</summary>
internal static class CustomValueParser
{
    private const string Kind = "a custom property";

    /// <summary>The values by declared name; null where none is given.</summary>
    public static IReadOnlyDictionary<string, object>? Parse(
        AttributeReader reader, EquatableArray<PropertyDefinition> properties, Findings findings)
    {
        var values = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        foreach (var (element, place) in reader.Elements("Custom"))
        {
            var text = element.Value as string ?? "";
            var property = properties.Where(p => IsOf(p, text)).OrderByDescending(static p => p.Name.Length).FirstOrDefault();
            if (property is null)
                AddUnknown(text, element.IsNull, place);
            else if (values.ContainsKey(property.Name))
                findings.Add(Mistake.ImpossibleExampleValue, place, ValueParser.Show(text), Kind, $"{property.Name} has a value already");
            else
                values.Add(property.Name, Value(property, text.Substring(property.Name.Length + 1), place));
        }

        return values.Count == 0 ? null : values;

        void AddUnknown(string text, bool isNull, Place place)
        {
            var end = text.IndexOf('=');
            if (end <= 0)
                findings.Add(Mistake.ImpossibleExampleValue, place, isNull ? "null" : ValueParser.Show(text), Kind, "write name and value, as in CostCenter=4711");
            else
                findings.Add(Mistake.UnknownProperty, place, ValueParser.Show(text.Substring(0, end)), PropertyTestParser.Suggestion(text.Substring(0, end), properties));
        }

        object Value(PropertyDefinition property, string text, Place place)
        {
            if (text.Length > 0 && PropertyText.TryParse(text, property.Type, out var value))
                return value.Value is DateTimeOffset time ? time.ToUniversalTime() : value.Value;
            findings.Add(Mistake.PropertyValueMismatch, place, $"'{ValueParser.Show(text)}'", property.Name, PropertyTestParser.Show(property.Type));
            return "";
        }
    }

    /// <summary>By the declared names, because a name may hold an equals sign itself.</summary>
    private static bool IsOf(PropertyDefinition property, string text) =>
        text.Length > property.Name.Length
        && text[property.Name.Length] == '='
        && text.StartsWith(property.Name, StringComparison.OrdinalIgnoreCase);
}
