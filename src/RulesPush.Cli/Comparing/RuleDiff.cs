using RulesPush.Model;

namespace RulesPush.Cli.Comparing;

/// <summary>What two versions of rules come to.</summary>
/// <param name="Day">The day by which they were compared.</param>
/// <param name="Sites">Each site, by code.</param>
/// <param name="All">All sites together.</param>
/// <param name="Methods">The <c>[Condition]</c> methods of both versions, which are taken to say the same: Class.Method.</param>
/// <param name="Inventory">What becomes of an inventory; null where there is none.</param>
internal sealed record RuleDiff(
    UtcDay Day, IReadOnlyList<ComparedSite> Sites, ComparedSite All, IReadOnlyList<string> Methods, InventoryDiff? Inventory)
{
    /// <summary>The sites that push to the same machines.</summary>
    public IEnumerable<ComparedSite> Equivalent => Sites.Where(static s => s.IsEquivalent);

    /// <summary>The others.</summary>
    public IEnumerable<ComparedSite> Different => Sites.Where(static s => !s.IsEquivalent);

    public bool IsRefuted => Sites.Append(All).Any(static s => s.IsRefuted);

    /// <summary>Whether the rules come to the same, proved, and no decision on the inventory changes or is left open.</summary>
    public bool IsEquivalent => Sites.Append(All).All(static s => s.IsEquivalent) && Inventory is null or { Changed: 0, Rejected: 0 };

    /// <summary>Whether excludes end on other days than before, of which a comparison by one day says nothing.</summary>
    public required bool HasOtherEnds { get; init; }

    /// <summary>What the comparison by one day leaves open; null where it leaves nothing.</summary>
    public string? Ends => HasOtherEnds ? $"Excludes end on other days than before. This is how it is on {Day}: ask for a later day with --today" : null;

    /// <summary>Such as <c>2 of 14 sites differ, 1 is not proved</c>.</summary>
    public string Headline
    {
        get
        {
            var open = Sites.Count(static s => s.Difference.Relation == PushRelation.NotProved);
            var differ = Different.Count() - open;
            var text = differ == 0 && open == 0 ? $"all {Sites.Count} sites push to the same machines"
                : $"{differ} of {Sites.Count} {(differ == 1 ? "sites differs" : "sites differ")}";
            return open == 0 ? text : $"{text}, {open} not proved";
        }
    }

    public static RuleDiff Of(IRulePack before, IRulePack after, UtcDay day, AnalysisBudget budget, InventoryDiff? inventory)
    {
        var replay = new DifferenceReplay(before, after, day);
        var compared = PackDiff.Compare(before.Definition, after.Definition, day, budget).Select(replay.Replay).ToList();
        return new RuleDiff(day, compared[..^1], compared[^1], [.. MethodsOf(before.Definition).Intersect(MethodsOf(after.Definition))], inventory)
        {
            HasOtherEnds = !EndsOf(before.Definition).SequenceEqual(EndsOf(after.Definition)),
        };
    }

    private static IEnumerable<string> EndsOf(RulePackDefinition pack) => pack.Criteria.SelectMany(static c => c.Conditions).Select(static c => c.Until)
        .Concat(pack.Sites.SelectMany(static s => s.Exclusions).Select(static e => e.Until)).OfType<UtcDay>().Select(static d => d.ToString()).Order(StringComparer.Ordinal);

    private static IEnumerable<string> MethodsOf(RulePackDefinition pack) =>
        from criteria in pack.Criteria
        from method in criteria.Conditions.Select(static c => c.Test).OfType<MethodTest>()
        select $"{criteria.RuleName}.{method.MethodName}";
}
