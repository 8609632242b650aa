using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>A boundary file, parsed once however many sites name it.</summary>
/// <param name="Path">The full path, normalised.</param>
/// <param name="IsReadable">Whether the file is there: one that is listed may be missing.</param>
/// <param name="Rows">The rows without a mistake.</param>
/// <param name="BadRows">The rows with one.</param>
internal sealed record BoundaryFile(
    string Path, bool IsReadable, EquatableArray<BoundaryRow> Rows, EquatableArray<BadBoundaryRow> BadRows);

/// <summary>A row.</summary>
/// <param name="Key">The key.</param>
/// <param name="Boundary">The boundary, in the form that <see cref="BoundaryText"/> reads.</param>
/// <param name="Line">The line, counted from 0.</param>
/// <param name="Column">The first character of the boundary, counted from 0.</param>
/// <param name="Length">The length of the boundary as it is written.</param>
internal sealed record BoundaryRow(string Key, string Boundary, int Line, int Column, int Length);

/// <summary>A row that can't be read.</summary>
/// <param name="Line">The line, counted from 0.</param>
/// <param name="Column">The first character of the value, counted from 0.</param>
/// <param name="Length">The length of the value.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record BadBoundaryRow(int Line, int Column, int Length, string Reason);
