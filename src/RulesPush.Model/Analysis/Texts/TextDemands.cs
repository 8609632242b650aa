namespace RulesPush.Model;

/// <summary>Texts that match some patterns, and do not match others.</summary>
internal static class TextDemands
{
    /// <summary>The shortest text for which each reader says something that is allowed, where there is one without blanks around it; null where there is none.</summary>
    public static string? Find(IEnumerable<(PatternReader Reader, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        var all = demands.Where(static d => !(d.Allowed.Holds(Truth.True) && d.Allowed.Holds(Truth.False))).ToArray();
        if (all.Any(static d => !d.Allowed.Holds(Truth.True) && !d.Allowed.Holds(Truth.False)))
            return null;
        var readers = all.Select(static d => d.Reader).ToList<ITextReader>();
        var shortest = TextSearch.Find(readers, [], (states, _) => IsWanted(states), IsLost, budget);
        if (shortest is null || shortest == shortest.Trim())
            return shortest;
        var blanks = new OuterBlankReader();
        return TextSearch.Find(
            [.. readers, blanks], [], (states, _) => blanks.HasNone(states[all.Length]) && IsWanted(states), states => blanks.IsLost(states[all.Length]) || IsLost(states), budget) ?? shortest;

        bool IsWanted(int[] states) => Enumerable.Range(0, all.Length).All(i => all[i].Allowed.Holds(all[i].Reader.Matches(states[i]).ToTruth()));

        bool IsLost(int[] states) => Enumerable.Range(0, all.Length).Any(i => all[i].Allowed.Holds(Truth.True)
            ? all[i].Reader.IsLost(states[i])
            : all[i].Reader.IsSettled(states[i]));
    }

    /// <summary>
    /// The texts of a list for which the tests say what is allowed, each of them reading for any text of the list; null
    /// where there are none. A list holds what each test that must be true needs, and nothing that one must not find.
    /// </summary>
    public static IReadOnlyList<string>? FindList(IReadOnlyList<(PatternReader Reader, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        if (demands.Any(static d => !d.Allowed.Holds(Truth.True) && !d.Allowed.Holds(Truth.False)))
            return null;
        var unwanted = demands.Where(static d => !d.Allowed.Holds(Truth.True)).ToList();
        var texts = new List<string>();
        foreach (var wanted in demands.Where(static d => !d.Allowed.Holds(Truth.False)))
        {
            if (Find(unwanted.Append((wanted.Reader, TruthSet.True)), budget) is not { } text)
                return null;
            texts.Add(text);
        }

        return [.. texts.Distinct()];
    }
}
