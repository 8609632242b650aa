using RulesPush.Model;

namespace RulesPush.Cli.Analyzing;

/// <summary>What findings come to, in a line.</summary>
internal sealed class FindingSummary(RulePackDefinition pack, List<LocatedFinding> findings, int suppressed)
{
    /// <summary>Such as <c>4 findings in Branches: 1 error, 2 warnings, 1 for information</c>.</summary>
    public string OfFindings
    {
        get
        {
            string[] parts = [Count(FindingSeverity.Error, "error", "errors"), Count(FindingSeverity.Warning, "warning", "warnings"), Count(FindingSeverity.Information, "for information", "for information")];
            var known = string.Join(", ", parts.Where(static p => p.Length > 0));
            var all = findings.Count == 0 ? $"no findings in {pack.Name}" : $"{Several(findings.Count, "finding", "findings")} in {pack.Name}: {known}";
            return suppressed == 0 ? all : $"{all}; {suppressed} left away: suppressed, switched off or of generated code";
        }
    }

    /// <summary>Such as <c>2 witnesses replayed: 1 confirmed, 1 refuted</c>; empty where none were.</summary>
    public string OfReplay
    {
        get
        {
            var replayed = findings.Count(static f => f.Replay is not null);
            var methods = Verdicts(ReplayVerdict.LeftToMethod);
            return $"{Several(replayed, "witness", "witnesses")} replayed: {Verdicts(ReplayVerdict.Confirmed)} confirmed, {Verdicts(ReplayVerdict.Refuted)} refuted"
                + (methods == 0 ? "" : $", {methods} left to a [Condition] method");
        }
    }

    public bool HasReplay => findings.Exists(static f => f.Replay is not null);

    private string Count(FindingSeverity severity, string one, string several) =>
        findings.Count(f => f.Form.Severity == severity) is > 0 and var count ? Several(count, one, several) : "";

    private int Verdicts(ReplayVerdict verdict) => findings.Count(f => f.Replay == verdict);

    private static string Several(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";
}
