using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>The rows that a site takes from its boundary files: data, emitted apart from the rules.</summary>
internal sealed record SiteRows(RuleClass Class, EquatableArray<FileRows> Files)
{
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
            var rows = Matching(file, use.Key).Select(static r => r.Boundary).ToArray();
            if (rows.Length == 0)
                return null;
            selected.Add(new FileRows(use, new EquatableArray<string>(rows)));
        }

        return selected.Count == 0 ? null : new SiteRows(site.Class, new EquatableArray<FileRows>(selected));
    }

    /// <summary>The rows with the key, ignoring case; without a key all of them.</summary>
    public static IEnumerable<BoundaryRow> Matching(BoundaryFile file, string? key) =>
        key is null ? file.Rows : file.Rows.Where(r => string.Equals(r.Key, key, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The boundaries of one use of a file, as texts.</summary>
internal sealed record FileRows(BoundaryFileUse Use, EquatableArray<string> Boundaries);
