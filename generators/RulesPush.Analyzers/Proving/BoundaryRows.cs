using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RulesPush.Generators;
using RulesPush.Model;

namespace RulesPush.Analyzers;

/// <summary>The rows of a boundary file that a use of it takes, made boundaries once however often the rules are edited.</summary>
internal sealed class BoundaryRows
{
    private static readonly ConditionalWeakTable<BoundaryFile, ConcurrentDictionary<(string Path, string? Key), BoundaryRows>> _parsed = new();

    private BoundaryRows(BoundaryFile file, string path, string? key)
    {
        Rows = file.RowsOf(key);
        Boundaries = [.. Rows.Select(r => r.Boundary with { File = path })];
    }

    /// <summary>The rows, in their order.</summary>
    public IReadOnlyList<BoundaryRow> Rows { get; }

    /// <summary>The boundaries that they are.</summary>
    public IReadOnlyList<BoundaryDefinition> Boundaries { get; }

    /// <summary>The rows of a use of the file.</summary>
    public static BoundaryRows Of(BoundaryFile file, BoundaryFileUse use) =>
        _parsed.GetOrCreateValue(file).GetOrAdd((use.Path, use.Key), key => new BoundaryRows(file, key.Path, key.Key));
}
