using Microsoft.CodeAnalysis.Text;

namespace RulesPush.Generators;

/// <summary>Emits the boundaries of all sites as disjoint intervals, in a text for each family.</summary>
/// <remarks>
/// Numbers as constants would be read faster, by milliseconds; but the compiler makes several nodes of each, and 200,000
/// took it 0.8 s, or 2.3 s where it follows what may be null. A text is one.
/// </remarks>
internal static class BoundaryMapsEmitter
{
    public static SourceText Emit(BoundaryMaps maps, string? @namespace)
    {
        var writer = new SourceWriter().Header();
        if (@namespace is not null)
            writer.Line($"namespace {@namespace};").Line();
        writer.Line("partial class RulePack").Open();
        // In the order of codes, in which they are numbered.
        writer.Line($"// Sites: {string.Join(", ", maps.Codes.Select(static (code, place) => $"{place + 1:X} {SourceWriter.Comment(code)}"))}. 0 is none.").Line();
        Emit(writer, "SiteBoundaries", "site boundaries", maps.Sites);
        writer.Line();
        Emit(writer, "RoamingBoundaries", "roaming boundaries", maps.Roaming);
        return writer.Close().ToSourceText();
    }

    private static void Emit(SourceWriter writer, string name, string what, BoundaryMap map)
    {
        writer
            .Line($"/// <summary>The {what} of all sites, flattened: from each of these addresses on, the smallest boundary is one of that site.</summary>")
            .Line($"private static global::RulesPush.Matching.FlatBoundaries {name} => new(").Indent();
        EmitIntervals(writer, "IPv4", map.V4);
        EmitIntervals(writer, "IPv6", map.V6);
        writer
            .Line("// Those with AD sites or subnet IDs too.")
            .Line($"[{string.Join(", ", map.WithOthers.Select(static n => SourceWriter.Number(n)))}]);").Outdent();
    }

    private static void EmitIntervals(SourceWriter writer, string family, string text)
    {
        writer.Line($"// {family}: {SourceWriter.Count(text.Count(static c => c == ':'), "interval", "intervals")}.");
        if (text.Length == 0)
            writer.Line("\"\",");
        else
            writer.Line("\"\"\"").Line(text).Line("\"\"\",");
    }
}
