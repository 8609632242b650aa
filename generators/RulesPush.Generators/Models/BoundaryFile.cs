using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>A boundary file, parsed once however many sites name it.</summary>
/// <param name="Path">The full path, normalised.</param>
/// <param name="IsReadable">Whether the file is there: one that is listed may be missing.</param>
/// <param name="Rows">The rows without a mistake.</param>
/// <param name="BadRows">The rows with one.</param>
internal sealed record BoundaryFile(
    string Path, bool IsReadable, EquatableArray<BoundaryRow> Rows, EquatableArray<BadBoundaryRow> BadRows)
{
    /// <summary>What each site asks for by its key, made of the rows once; it is no part of what the file is.</summary>
    private readonly Lazy<Dictionary<string, List<BoundaryRow>>> _byKey = new(() =>
        Rows.GroupBy(static r => r.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(static g => g.Key, static g => g.ToList(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The rows with the key, ignoring case; without a key all of them.</summary>
    public IReadOnlyList<BoundaryRow> RowsOf(string? key) =>
        key is null ? Rows : _byKey.Value.TryGetValue(key, out var rows) ? rows : [];

    /// <inheritdoc/>
    public bool Equals(BoundaryFile? other) => other is not null
        && Path == other.Path && IsReadable == other.IsReadable && Rows == other.Rows && BadRows == other.BadRows;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path);
}

/// <summary>A row.</summary>
/// <param name="Key">The key.</param>
/// <param name="Boundary">The boundary; the file as the rules name it is not known here.</param>
/// <param name="Line">The line, counted from 0.</param>
/// <param name="Column">The first character of the boundary, counted from 0.</param>
/// <param name="Length">The length of the boundary as it is written.</param>
internal sealed record BoundaryRow(string Key, BoundaryDefinition Boundary, int Line, int Column, int Length);

/// <summary>A row that can't be read.</summary>
/// <param name="Line">The line, counted from 0.</param>
/// <param name="Column">The first character of the value, counted from 0.</param>
/// <param name="Length">The length of the value.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record BadBoundaryRow(int Line, int Column, int Length, string Reason);
