using System.Globalization;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits the test of a custom property, and its values.</summary>
internal static class PropertyEmitter
{
    public static string Emit(PropertyTest test, string parts) =>
        $"global::RulesPush.Matching.Observed.Property<{TypeName(test.Property.Type)}>(resource, {SourceWriter.Literal(test.Property.Name)}, static value =>\n    {TestEmitter.Nested(Comparison(test, parts))})";

    /// <summary>A value as a C# expression of its type.</summary>
    public static string Value(PropertyValue value) => value.Value switch
    {
        string text => SourceWriter.Literal(text),
        int number => SourceWriter.Number(number),
        long number => SourceWriter.Number(number) + "L",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => Time(time.UtcDateTime),
        Version version => $"new global::System.Version({SourceWriter.Literal(version.ToString())})",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>The patterns of a test that has some.</summary>
    public static Pattern[] Patterns(PropertyTest test) =>
        test.Comparison == PropertyComparison.Like ? [.. test.Values.Select(static v => Pattern.Parse((string)v.Value))] : [];

    /// <summary>Whether it has so many texts that they are looked up.</summary>
    public static bool HasManyTexts(PropertyTest test) =>
        test is { Comparison: PropertyComparison.EqualTo, Property.Type: PropertyType.Text, Values.Count: > PatternEmitter.Many };

    private static string Comparison(PropertyTest test, string parts) => test.Comparison == PropertyComparison.Like ? PatternEmitter.Any(Patterns(test), parts)
        : HasManyTexts(test) ? $"{parts}.Matches(value)"
        : string.Join("\n|| ", test.Values.Select(v => Compare(test.Comparison, v)));

    private static string Compare(PropertyComparison comparison, PropertyValue value)
    {
        var operation = comparison switch
        {
            PropertyComparison.AtLeast => ">=",
            PropertyComparison.AtMost => "<=",
            _ => "==",
        };
        return value.Value switch
        {
            string text => $"string.Equals(value, {SourceWriter.Literal(text)}, global::System.StringComparison.OrdinalIgnoreCase)",
            Version v => $"global::RulesPush.Matching.Observed.Compare(value, {v.Major}, {v.Minor}, {v.Build}, {v.Revision}) {operation} 0",
            _ => $"value {operation} {Value(value)}",
        };
    }

    private static string Time(DateTime utc)
    {
        var second = $"{utc.Year}, {utc.Month}, {utc.Day}, {utc.Hour}, {utc.Minute}, {utc.Second}";
        var fraction = utc.Ticks % TimeSpan.TicksPerSecond;
        return $"new global::System.DateTimeOffset({second}, global::System.TimeSpan.Zero)"
            + (fraction == 0 ? "" : $".AddTicks({SourceWriter.Number(fraction)})");
    }

    private static string TypeName(PropertyType type) => type switch
    {
        PropertyType.Text => "string",
        PropertyType.Int32 => "int",
        PropertyType.Int64 => "long",
        PropertyType.Double => "double",
        PropertyType.Boolean => "bool",
        PropertyType.Time => "global::System.DateTimeOffset",
        PropertyType.Version => "global::System.Version",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
