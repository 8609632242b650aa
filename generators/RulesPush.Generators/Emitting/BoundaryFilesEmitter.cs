using Microsoft.CodeAnalysis.Text;

namespace RulesPush.Generators;

/// <summary>
/// Emits the rows that a site takes from its boundary files: as text, one boundary a line, so that a change of the file
/// reads in a review as it does in the file, and the compiler sees one literal instead of thousands.
/// </summary>
/// <remarks>
/// A literal of UTF-8 is bytes to the compiler, each of which it makes a node of: 100,000 boundaries took 0.7 s to compile
/// so, as strings they take less than a tenth of it. But an assembly holds at most 16 MB of strings (CS8103), less
/// than half a million boundaries: what may come near to it is UTF-8 (<see cref="BoundaryTexts"/>).
/// </remarks>
internal static class BoundaryFilesEmitter
{
    public static SourceText Emit(SiteRows rows, bool isUtf8)
    {
        var writer = new SourceWriter().Header().OpenClass(rows.Class);
        List<FileRows> site = [.. rows.Files.Where(static f => !f.Use.IsRoaming)];
        List<FileRows> roaming = [.. rows.Files.Where(static f => f.Use.IsRoaming)];
        EmitMethod(writer, "FileBoundaries", "site boundaries", site, isUtf8);
        if (site.Count > 0 && roaming.Count > 0)
            writer.Line();
        EmitMethod(writer, "FileRoamingBoundaries", "roaming boundaries", roaming, isUtf8);
        return writer.CloseClass(rows.Class).ToSourceText();
    }

    private static void EmitMethod(SourceWriter writer, string name, string what, List<FileRows> files, bool isUtf8)
    {
        if (files.Count == 0)
            return;
        writer
            .Line($"/// <summary>The {what} from files.</summary>")
            .Line($"private static global::System.Collections.Generic.IEnumerable<global::RulesPush.Model.BoundaryDefinition> {name}() =>")
            .Line("[").Indent();
        foreach (var file in files)
        {
            var key = file.Use.Key is { } k ? $", key {k}" : "";
            List<string> lines = [.. file.Boundaries.Select(static b => b.ToString())];
            var quotes = Quotes(lines);
            writer
                .Line("// " + SourceWriter.Comment($"{file.Use.Path}{key}: {SourceWriter.Count(file.Boundaries.Count, "boundary", "boundaries")}"))
                .Line($".. global::RulesPush.Matching.BoundaryLines.Parse({SourceWriter.Literal(file.Use.Path)}, {quotes}");
            writer.Indent();
            foreach (var line in lines)
                writer.Line(line);
            writer.Line($"{quotes}{(isUtf8 ? "u8" : "")}),").Outdent();
        }

        writer.Outdent().Line("];");
    }

    /// <summary>More quotes than any row has in a run.</summary>
    private static string Quotes(List<string> lines)
    {
        var quotes = "\"\"\"";
        while (lines.Exists(line => line.Contains(quotes)))
            quotes += "\"";
        return quotes;
    }
}
