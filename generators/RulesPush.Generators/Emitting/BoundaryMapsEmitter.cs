using Microsoft.CodeAnalysis.Text;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits the boundaries of all sites as disjoint intervals: numbers, which an assembly holds as they are.</summary>
/// <remarks>
/// Collections of constants that become a span are data of the assembly: nothing runs, and nothing is allocated, until a
/// look-up asks. A literal costs the compiler some 3 µs; branches or texts would cost it, or the start, more.
/// </remarks>
internal static class BoundaryMapsEmitter
{
    /// <summary>So many intervals are told one by one, in words too; more are rows of numbers, which nobody reads one by one.</summary>
    private const int MostInWords = 100;

    /// <summary>How many intervals stand in a row of numbers.</summary>
    private const int InRow = 4;

    public static SourceText Emit(BoundaryMaps maps, string? @namespace)
    {
        var writer = new SourceWriter().Header();
        if (@namespace is not null)
            writer.Line($"namespace {@namespace};").Line();
        writer.Line("partial class RulePack").Open();
        Emit(writer, "SiteBoundaries", "site boundaries", maps.Sites, maps.Codes);
        writer.Line();
        Emit(writer, "RoamingBoundaries", "roaming boundaries", maps.Roaming, maps.Codes);
        return writer.Close().ToSourceText();
    }

    private static void Emit(SourceWriter writer, string name, string what, BoundaryMap map, EquatableArray<string> codes)
    {
        writer
            .Line($"/// <summary>The {what} of all sites, flattened: from each of these addresses on, the smallest boundary is one of that site.</summary>")
            .Line($"private static global::RulesPush.Matching.FlatBoundaries {name} => new(").Indent()
            .Line($"// IPv4, {SourceWriter.Count(map.V4.Count, "interval", "intervals")}: the first address, and the number of the site in the order of codes.");
        EmitRows(writer, Group(map.V4, 1).Select(i => (IpAddress.V4((uint)(i[0] >> 32)), $"0x{i[0] >> 32:X8}_{(uint)i[0]:X8}", (int)(uint)i[0])).ToList(), codes);
        writer.Line($"// IPv6, {SourceWriter.Count(map.V6.Count / 3, "interval", "intervals")}.");
        EmitRows(writer, Group(map.V6, 3).Select(static i => (IpAddress.V6(i[0], i[1]), $"0x{i[0]:X16}, 0x{i[1]:X16}, {SourceWriter.Number(i[2])}", (int)i[2])).ToList(), codes);
        writer
            .Line($"// Sites with AD sites or subnet IDs: {(map.WithOthers.Count == 0 ? "none" : string.Join(", ", map.WithOthers.Select(n => SourceWriter.Comment(codes[n - 1]))))}.")
            .Line($"[{string.Join(", ", map.WithOthers.Select(static n => SourceWriter.Number(n)))}]);").Outdent();
    }

    private static void EmitRows(SourceWriter writer, List<(IpAddress First, string Literal, int Site)> intervals, EquatableArray<string> codes)
    {
        if (intervals.Count == 0)
        {
            writer.Line("[],");
            return;
        }

        writer.Line("[").Indent();
        if (intervals.Count <= MostInWords)
        {
            foreach (var (first, literal, site) in intervals)
                writer.Line($"{literal}, // {first}: {(site == 0 ? "none" : SourceWriter.Comment(codes[site - 1]))}");
        }
        else
        {
            for (var i = 0; i < intervals.Count; i += InRow)
                writer.Line($"{string.Join(", ", intervals.GetRange(i, Math.Min(InRow, intervals.Count - i)).Select(static interval => interval.Literal))},");
        }

        writer.Outdent().Line("],");
    }

    private static IEnumerable<ulong[]> Group(EquatableArray<ulong> numbers, int size)
    {
        for (var i = 0; i < numbers.Count; i += size)
        {
            var group = new ulong[size];
            for (var j = 0; j < size; j++)
                group[j] = numbers[i + j];
            yield return group;
        }
    }
}
