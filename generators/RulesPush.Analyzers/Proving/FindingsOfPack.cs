using RulesPush.Model;

namespace RulesPush.Analyzers;

/// <summary>
/// The findings of the packs that were analysed last, by value: an editor asks again after every key stroke, mostly of
/// rules that mean what they meant before.
/// </summary>
internal static class FindingsOfPack
{
    /// <summary>A few projects that are edited side by side.</summary>
    private const int Kept = 4;

    private static readonly object _lock = new();
    private static readonly LinkedList<(RulePackDefinition Pack, UtcDay Today, IReadOnlyList<RuleFinding> Findings, AnalysisMemory Memory)> _latest = new();

    /// <summary>The findings of a pack on a day.</summary>
    public static IReadOnlyList<RuleFinding> Of(RulePackDefinition pack, UtcDay today, CancellationToken cancellation)
    {
        var memory = new AnalysisMemory();
        lock (_lock)
        {
            // The latest analysis of the same project was of rules that mostly say the same.
            memory = _latest.FirstOrDefault(known => known.Pack.Name == pack.Name).Memory ?? memory;
            for (var node = _latest.First; node is not null; node = node.Next)
            {
                if (node.Value.Today == today && node.Value.Pack == pack)
                    return node.Value.Findings;
            }
        }

        var findings = RuleAnalysis.Find(pack, today, new AnalysisBudget(cancellation: cancellation), memory);
        lock (_lock)
        {
            _latest.AddFirst((pack, today, findings, memory));
            if (_latest.Count > Kept)
                _latest.RemoveLast();
        }

        return findings;
    }
}
