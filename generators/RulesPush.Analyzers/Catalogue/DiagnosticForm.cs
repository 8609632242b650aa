using Microsoft.CodeAnalysis;

namespace RulesPush.Analyzers;

/// <summary>What all diagnostics share.</summary>
internal static class DiagnosticForm
{
    public const string Category = "RulesPush";

    /// <summary>The folder of the pages, one for each diagnostic.</summary>
    public const string Pages = "https://github.com/rulespush/rulespush/blob/main/docs/diagnostics/";

    /// <summary>
    /// Nobody can lower a diagnostic or switch it off: its rule class is left out of the pack, and a pack without one
    /// wrong exclude would push where it must not.
    /// </summary>
    public const DiagnosticSeverity Always = DiagnosticSeverity.Error;

    /// <inheritdoc cref="Always"/>
    public const string NotConfigurable = WellKnownDiagnosticTags.NotConfigurable;
}
