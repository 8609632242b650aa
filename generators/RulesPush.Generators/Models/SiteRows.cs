using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>The rows that a site takes from its boundary files: data, emitted apart from the rules.</summary>
internal sealed record SiteRows(RuleClass Class, EquatableArray<FileRows> Files)
{
    /// <summary>How long all of them are as text.</summary>
    public int Characters => Files.Sum(static f => f.Characters);

    /// <summary>Selects the rows of a site; null where it names no file, or one with a mistake.</summary>
    public static SiteRows? Select(SiteModel site, string? projectDirectory, IEnumerable<BoundaryFile> files)
    {
        var selected = new List<FileRows>();
        foreach (var use in site.Files)
        {
            var path = BoundaryFilePath.Resolve(projectDirectory, use.Path);
            var file = files.FirstOrDefault(f => string.Equals(f.Path, path, StringComparison.OrdinalIgnoreCase));
            if (file is not { IsReadable: true, BadRows.Count: 0 })
                return null;
            var rows = file.RowsOf(use.Key);
            if (rows.Count == 0)
                return null;
            selected.Add(new FileRows(use, new EquatableArray<BoundaryDefinition>(rows.Select(static r => r.Boundary)), rows.Sum(static r => r.Length + 1)));
        }

        return selected.Count == 0 ? null : new SiteRows(site.Class, new EquatableArray<FileRows>(selected));
    }
}

/// <summary>The boundaries of one use of a file.</summary>
/// <param name="Use">The use.</param>
/// <param name="Boundaries">The boundaries.</param>
/// <param name="Characters">How long they are as they are written, each with the end of its line.</param>
internal sealed record FileRows(BoundaryFileUse Use, EquatableArray<BoundaryDefinition> Boundaries, int Characters);
