using Microsoft.CodeAnalysis;
using RulesPush.Generators;
using RulesPush.Model;

namespace RulesPush.Analyzers;

/// <summary>What one <c>[Boundary.File]</c> of a site brings: its rows, in their order, and the boundaries that they are.</summary>
internal sealed record SiteRowsInFile(AttributeData Attribute, BoundaryFileUse Use, BoundaryFile File, IReadOnlyList<BoundaryRow> Rows, IReadOnlyList<BoundaryDefinition> Boundaries);

/// <summary>The rows that a site takes from boundary files, which follow its attributes in the order of theirs.</summary>
internal static class SiteRowsInFiles
{
    /// <summary>The rows of a site; null where a file is missing, empty or has a bad row, so that the site is left out.</summary>
    public static List<SiteRowsInFile>? Of(INamedTypeSymbol type, SiteModel site, BoundaryFiles files, CancellationToken cancellation)
    {
        var all = new List<SiteRowsInFile>();
        var attributes = type.GetAttributes().Where(BoundaryFiles.IsUse).ToList();
        for (var i = 0; i < site.Files.Count; i++)
        {
            var use = site.Files[i];
            if (files.Find(use.Path, cancellation) is not { IsReadable: true, BadRows.Count: 0 } file)
                return null;
            var rows = BoundaryRows.Of(file, use);
            if (rows.Rows.Count == 0)
                return null;
            all.Add(new SiteRowsInFile(attributes[i], use, file, rows.Rows, rows.Boundaries));
        }

        return all;
    }
}
