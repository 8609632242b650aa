using Microsoft.CodeAnalysis;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses the values that attributes share: patterns, networks, versions, days.</summary>
internal static class ValueParser
{
    /// <summary>The patterns of an array argument; none at all is a mistake unless <paramref name="mayBeEmpty"/>.</summary>
    public static EquatableArray<Pattern> Patterns(AttributeReader reader, string argument, Findings findings, bool mayBeEmpty = false)
    {
        var elements = reader.Elements(argument).ToList();
        if (elements.Count == 0 && !mayBeEmpty)
            findings.Add(Mistake.NothingGiven, reader.Place, Name(reader), "a pattern, such as \"PC-*\"");
        return new EquatableArray<Pattern>(elements.Select(e => PatternOf(e.Value.Value as string, e.Place, findings)).ToArray());
    }

    /// <summary>One pattern.</summary>
    public static Pattern PatternOf(string? text, Place place, Findings findings)
    {
        if (!Pattern.TryParse(text, out var pattern))
            findings.Add(Mistake.MalformedPattern, place, Show(text));
        return pattern;
    }

    /// <summary>A network of the given family, or of any; host bits are a mistake of their own.</summary>
    public static IpNetwork Network(string? text, bool? isV6, Place place, Findings findings)
    {
        if (!IpNetwork.TryParse(text, out var network, out var hasHostBits) || (isV6 is not null && network.Address.IsV6 != isV6))
        {
            var (what, example) = isV6 switch
            {
                true => ("an IPv6 prefix", "2001:db8::/32"),
                false => ("an IPv4 subnet", "10.1.0.0/16"),
                null => ("a network", "10.1.0.0/16"),
            };
            findings.Add(Mistake.MalformedNetwork, place, Show(text), what, example);
        }
        else if (hasHostBits)
        {
            findings.Add(Mistake.HostBitsSet, place, text!, network.ToString());
        }

        return network;
    }

    /// <summary>An optional version, as a bound.</summary>
    public static OperatingSystemVersion? Version(AttributeReader reader, string argument, Findings findings)
    {
        if (reader.Text(argument) is not { } text)
            return null;
        if (!OperatingSystemVersion.TryParse(text, out var version))
            findings.Add(Mistake.MalformedVersion, reader.At(argument), Show(text));
        return version;
    }

    /// <summary>The optional last day of an exclude.</summary>
    public static UtcDay? Until(AttributeReader reader, Findings findings)
    {
        const string Argument = "Until";
        if (reader.Text(Argument) is not { } text)
            return null;
        if (!UtcDay.TryParse(text, out var day))
            findings.Add(Mistake.MalformedDay, reader.At(Argument), Show(text));
        return day;
    }

    /// <summary>The value as a message shows it.</summary>
    public static string Show(string? text)
    {
        if (text is null)
            return "null";
        var shown = text.Length > 80 ? text.Substring(0, 80) + "..." : text;
        // A line break or a NUL would tear the message apart.
        return new string([.. shown.Select(static c => BreaksLine(c) ? '\uFFFD' : c)]);
    }

    /// <summary>Whether a text has neither a line break nor any other control character.</summary>
    public static bool IsOneLine(string text) => !text.Any(BreaksLine);

    /// <summary>The type as a message shows it.</summary>
    public static string Show(TypedConstant type) =>
        type is { Kind: TypedConstantKind.Type, Value: ITypeSymbol symbol }
            ? symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
            : "null";

    /// <summary>The attribute as it is written, such as <c>Require.Name</c>.</summary>
    public static string Name(AttributeReader reader)
    {
        var type = reader.Place.Attribute!.AttributeClass!;
        const string Suffix = "Attribute";
        // A half-typed attribute has whatever name there is so far.
        var name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;
        return type.ContainingType is { } outer ? $"{outer.Name}.{name}" : name;
    }

    /// <summary>Unicode's separators of lines and paragraphs are not among its control characters.</summary>
    private static bool BreaksLine(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
