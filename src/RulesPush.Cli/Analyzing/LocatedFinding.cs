using System.Text.RegularExpressions;
using RulesPush.Cli.Rules;
using RulesPush.Model;

namespace RulesPush.Cli.Analyzing;

/// <summary>A finding, where it stands in the sources as far as the compiler knows, and what the matcher says of its witness.</summary>
internal sealed partial record LocatedFinding(RuleFinding Finding, string? File, int? Line)
{
    public FindingForm Form => FindingForm.Of(Finding.Kind);

    public string Message => Finding.Message;

    /// <summary>Null where the witness was not replayed, or there is none.</summary>
    public ReplayVerdict? Replay { get; init; }

    /// <summary>Such as <c>warning</c>.</summary>
    public string Severity => Form.Severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "information",
    };

    /// <summary>
    /// Joins the findings with what the analyzer reported of the same rules, by id and message but for the witness. Those that
    /// the sources suppress are left away, as are those that it did not report at all: the project switches them off, or
    /// they are of generated code. Only an example may fail without its knowledge, as it cannot call methods.
    /// </summary>
    /// <param name="findings">All findings.</param>
    /// <param name="diagnostics">What the analyzer reported; null where nobody asked it, as of an assembly.</param>
    public static (List<LocatedFinding> Findings, int Suppressed) Locate(
        IEnumerable<RuleFinding> findings, IEnumerable<ReportedDiagnostic>? diagnostics)
    {
        var reported = (diagnostics ?? [])
            .GroupBy(static d => (d.Id, WithoutWitness(d.Message)))
            .ToDictionary(static g => g.Key, static g => new Queue<ReportedDiagnostic>(g));
        // Two findings of one message are told apart by their order alone.
        var paired = findings.Select(finding => (
            Finding: finding,
            At: reported.TryGetValue((FindingForm.Of(finding.Kind).Id, WithoutWitness(finding.Message)), out var all) && all.TryDequeue(out var next) ? next : null)).ToList();
        // An analyzer of another version may say the same in other words: what it reported besides is no silence.
        var inOtherWords = reported.Values.SelectMany(static left => left).Select(static d => d.Id).ToHashSet();
        var (located, suppressed) = (new List<LocatedFinding>(), 0);
        foreach (var (finding, at) in paired)
        {
            var isSilenced = at is not null ? at.IsSuppressed
                : diagnostics is not null && finding.Kind != FindingKind.ExampleFails && !inOtherWords.Contains(FindingForm.Of(finding.Kind).Id);
            if (isSilenced)
                suppressed++;
            else
                located.Add(new LocatedFinding(finding, at?.File is { } file ? Shorten(file) : null, at?.Line));
        }

        return (located, suppressed);
    }

    /// <summary>A compiler that remembers an earlier build may know another machine that shows the same.</summary>
    private static string WithoutWitness(string message) => WitnessIntroduction().Match(message) is { Success: true } start ? message[..start.Index] : message;

    [GeneratedRegex(@"\. Example(, from [-0-9]{10} on)?: ")]
    private static partial Regex WitnessIntroduction();

    /// <summary>A path below the current folder is shown from there: a build server finds it in its checkout.</summary>
    private static string Shorten(string file)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, file);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? file : relative).Replace('\\', '/');
    }
}
