namespace RulesPush.Model;

/// <summary>
/// Findings that are so today, and on every later day on which what they are about is in force. An exclude with an end may
/// hold up others: a freeze over the holidays makes no site useless, and nothing that stands behind it superfluous.
/// </summary>
/// <remarks>Excludes only end. From the day after one to the last day of the next all days are alike, and one of them is enough.</remarks>
internal static class LastingFindings
{
    /// <summary>The findings of today that stay; with them that it is not proved whether they do.</summary>
    /// <param name="ends">The last days of the excludes that the findings depend on.</param>
    /// <param name="now">Today.</param>
    /// <param name="findOn">What is found on a day, in every detail as if it were for ever.</param>
    /// <param name="lastDay">The last day on which the part that a finding is about is in force; null for one without an end.</param>
    public static IReadOnlyList<RuleFinding> Find(
        IEnumerable<UtcDay?> ends, DateTimeOffset now, Func<DateTimeOffset, IReadOnlyList<RuleFinding>> findOn, Func<RuleFinding, UtcDay?> lastDay)
    {
        var findings = findOn(now);
        foreach (var end in ends.OfType<UtcDay>().Where(e => !e.IsOver(now)).Distinct().OrderBy(static e => e.Noon))
        {
            // The last day that there is has no day after it.
            if (!findings.Any(HasToStay) || end.Noon > DateTimeOffset.MaxValue.AddDays(-1))
                break;
            var after = end.Noon.AddDays(1);
            var later = findOn(after);
            var unproved = later.FirstOrDefault(static f => f.Kind == FindingKind.NotProved);
            List<RuleFinding> staying = [.. findings.Select(f => HasToStay(f) && lastDay(f)?.IsOver(after) != true ? Later(f, later) : f).OfType<RuleFinding>()];
            if (unproved is not null && staying.Count < findings.Count && !staying.Exists(static f => f.Kind == FindingKind.NotProved))
                staying.Add(unproved);
            findings = staying;
        }

        return findings;
    }

    /// <summary>
    /// What may be otherwise once an exclude has ended. That domain controllers are let in is bad enough for a day; and
    /// exclusion lists are held against nothing that ends earlier.
    /// </summary>
    private static bool HasToStay(RuleFinding finding) =>
        finding.Kind is not (FindingKind.NotProved or FindingKind.DomainControllersLetIn) && finding.Part.Section != RuleSection.Exclusion;

    /// <summary>The same as it is said later, because of what is left then, with the machine that shows it today; null where it is so no more.</summary>
    private static RuleFinding? Later(RuleFinding finding, IReadOnlyList<RuleFinding> later)
    {
        // Another of its conditions may be the one to look at by then.
        var isEmpty = finding.Kind == FindingKind.NothingMatches;
        if (later.FirstOrDefault(f => f.Kind == finding.Kind && (isEmpty || f.Part == finding.Part)) is not { } same)
            return null;
        // Others may cover them by then: those that do today are named.
        if (finding.Kind == FindingKind.CoveredByOthers)
            return finding;
        return same.Part == finding.Part ? same with { Witness = finding.Witness } : same;
    }
}
