using Microsoft.CodeAnalysis.Text;

namespace RulesPush.Generators;

/// <summary>
/// Emits the rows that a site takes from its boundary files: as text, one boundary a line, so that a change of the file
/// reads in a review as it does in the file, and the compiler sees one literal instead of thousands.
/// </summary>
internal static class BoundaryFilesEmitter
{
    public static SourceText Emit(SiteRows rows)
    {
        var writer = new SourceWriter().Header().OpenClass(rows.Class);
        List<FileRows> site = [.. rows.Files.Where(static f => !f.Use.IsRoaming)];
        List<FileRows> roaming = [.. rows.Files.Where(static f => f.Use.IsRoaming)];
        EmitMethod(writer, "FileBoundaries", "site boundaries", site);
        if (site.Count > 0 && roaming.Count > 0)
            writer.Line();
        EmitMethod(writer, "FileRoamingBoundaries", "roaming boundaries", roaming);
        return writer.CloseClass(rows.Class).ToSourceText();
    }

    private static void EmitMethod(SourceWriter writer, string name, string what, List<FileRows> files)
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
            var quotes = Quotes(file);
            writer
                .Line("// " + SourceWriter.Comment($"{file.Use.Path}{key}: {SourceWriter.Count(file.Boundaries.Count, "boundary", "boundaries")}"))
                .Line($".. global::RulesPush.Matching.BoundaryLines.Parse({SourceWriter.Literal(file.Use.Path)}, {quotes}");
            writer.Indent();
            foreach (var boundary in file.Boundaries)
                writer.Line(boundary);
            writer.Line(quotes + "u8),").Outdent();
        }

        writer.Outdent().Line("];");
    }

    /// <summary>More quotes than any row has in a run.</summary>
    private static string Quotes(FileRows file)
    {
        var quotes = "\"\"\"";
        while (file.Boundaries.Any(b => b.Contains(quotes)))
            quotes += "\"";
        return quotes;
    }
}
