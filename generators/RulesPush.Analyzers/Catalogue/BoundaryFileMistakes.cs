using Microsoft.CodeAnalysis;
using static RulesPush.Analyzers.DiagnosticForm;

namespace RulesPush.Analyzers;

/// <summary>RP1501 and following: boundary files.</summary>
internal static class BoundaryFileMistakes
{
    public static readonly DiagnosticDescriptor BoundaryFileMissing = new(
        "RP1501", "missing boundary file",
        "The boundary file '{0}' {1}",
        Category, Always, true, null, Pages + "RP1501.md", NotConfigurable);

    public static readonly DiagnosticDescriptor BoundaryFileBadRow = new(
        "RP1502", "bad row in a boundary file",
        "The row is no boundary: {0}",
        Category, Always, true, null, Pages + "RP1502.md", NotConfigurable);

    public static readonly DiagnosticDescriptor BoundaryFileKeyMissing = new(
        "RP1503", "key that no row of a boundary file has",
        "No row has the key '{0}' in the boundary file {1}: {2}",
        Category, Always, true, null, Pages + "RP1503.md", NotConfigurable);

    public static readonly DiagnosticDescriptor BoundaryFileEmpty = new(
        "RP1504", "boundary file without rows",
        "The boundary file '{0}' has a header and no rows: the site would have no boundaries of it",
        Category, Always, true, null, Pages + "RP1504.md", NotConfigurable);
}
