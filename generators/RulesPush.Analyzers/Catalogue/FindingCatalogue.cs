using Microsoft.CodeAnalysis;
using RulesPush.Model;

namespace RulesPush.Analyzers;

/// <summary>The diagnostics of what the analysis finds. Unlike mistakes they can be lowered, raised and switched off: the rules mean what they say.</summary>
internal static class FindingCatalogue
{
    /// <summary>The property of a diagnostic that concerns rows of a boundary file, by which fixes know that they can't help.</summary>
    public const string InFile = nameof(InFile);

    /// <summary>The property that holds the boundary that could stand for others, which are the additional locations: <c>IpSubnet("10.1.0.0/16")</c>.</summary>
    public const string Replacement = nameof(Replacement);

    private static readonly Dictionary<FindingKind, DiagnosticDescriptor> _descriptors = FindingForm.All.ToDictionary(
        static f => f.Key,
        static f => new DiagnosticDescriptor(
            f.Value.Id, f.Value.Title, "{0}", DiagnosticForm.Category, SeverityOf(f.Value.Severity), isEnabledByDefault: true,
            helpLinkUri: $"{DiagnosticForm.Pages}{f.Value.Id}.md"));

    /// <summary>All diagnostics, in the order of their ids.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => FindingForm.All.Select(static f => _descriptors[f.Key]);

    /// <summary>The diagnostic of a kind of finding.</summary>
    public static DiagnosticDescriptor Of(FindingKind kind) => _descriptors[kind];

    private static DiagnosticSeverity SeverityOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => DiagnosticSeverity.Error,
        FindingSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
