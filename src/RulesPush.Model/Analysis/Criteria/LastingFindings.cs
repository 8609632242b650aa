namespace RulesPush.Model;

/// <summary>
/// Findings that are so on every day from today on that what they are about is in force. An exclude with an end may hold up
/// others: a freeze over the holidays makes no site useless, and nothing that stands behind it superfluous; but it does not
/// hide either what is superfluous with it and without.
/// </summary>
/// <remarks>
/// Excludes only end, so that the machines of a class, and those that a site reaches, only become more. What none of them
/// shows on the last day of a part none shows on an earlier day: that day is the only one to look at. Only what others
/// cover is looked for on every day, as the others become more too.
/// </remarks>
internal static class LastingFindings
{
    /// <summary>The findings on a criteria class; with them that something is not proved.</summary>
    public static IReadOnlyList<RuleFinding> Find(CriteriaDefinition criteria, UtcDay today, Func<DateTimeOffset, MachineSpace> spaceAt)
    {
        var days = Days(criteria.Conditions.Select(static c => c.Until), today);
        var last = new CriteriaAnalysis(spaceAt(days[days.Count - 1])).Find(criteria, isHeldUp: false);
        if (days.Count == 1 || last.Any(static f => f.Kind == FindingKind.NothingMatches))
            return last;
        var byDay = new Dictionary<DateTimeOffset, IReadOnlyList<RuleFinding>> { [days[days.Count - 1]] = last };
        var found = Enumerable.Range(0, criteria.Conditions.Count)
            .Where(i => criteria.Conditions[i].Until?.IsOver(today.Noon) != true)
            .GroupBy(i => days.Last(day => criteria.Conditions[i].Until?.IsOver(day) != true), (day, parts) => (Day: day, Parts: parts.ToList()))
            .SelectMany(judged => On(judged.Day).Where(f => f.Kind == FindingKind.NotProved || judged.Parts.Contains(f.Part.Index)).Select(f => Shown(f, judged.Day, days, On)));
        // That something is not proved is said once, of whichever days.
        return [.. found.OrderBy(static f => f.Part.Index).Distinct()];

        IReadOnlyList<RuleFinding> On(DateTimeOffset day)
        {
            if (!byDay.TryGetValue(day, out var findings))
                byDay.Add(day, findings = new CriteriaAnalysis(spaceAt(day)).Find(criteria, isHeldUp: true));
            return findings;
        }
    }

    /// <summary>The findings on a site, whose criteria these are.</summary>
    public static IReadOnlyList<RuleFinding> Find(
        SiteDefinition site, IEnumerable<CriteriaDefinition> criteria, UtcDay today, Func<DateTimeOffset, MachineSpace> spaceAt)
    {
        var days = Days(site.Exclusions.Select(static e => e.Until).Concat(criteria.SelectMany(static c => c.Conditions).Select(static c => c.Until)), today);
        var byDay = new Dictionary<DateTimeOffset, IReadOnlyList<RuleFinding>>();
        var last = days[days.Count - 1];
        var found = On(last).SelectMany(f => f.Kind == FindingKind.CoveredByOthers ? Covered(f) : [Shown(f, last, days, On)]);
        // Entries of the list are held against those that outlast them.
        return [.. new SiteAnalysis(spaceAt(today.Noon)).FindExclusions(site).Concat(found).Distinct()];

        IReadOnlyList<RuleFinding> On(DateTimeOffset day)
        {
            if (!byDay.TryGetValue(day, out var findings))
                byDay.Add(day, findings = new SiteAnalysis(spaceAt(day)).FindPush(site));
            return findings;
        }

        // As on the first day on which the site pushes by the criteria at all: others may cover them later.
        IEnumerable<RuleFinding> Covered(RuleFinding finding)
        {
            RuleFinding? first = null;
            foreach (var day in days)
            {
                if (On(day).FirstOrDefault(f => IsSame(f, finding)) is { } same)
                    first ??= Shown(same, day, days, On);
                else if (On(day).FirstOrDefault(static f => f.Kind == FindingKind.NotProved) is { } unproved)
                    return [unproved];
                else if (new SiteAnalysis(spaceAt(day)).PushesBy(site, finding.Part.Value!.Value))
                    return [];
            }

            return [first!];
        }
    }

    /// <summary>Today, and the day after each end: from one to the next all days are alike. The last day that there is has no day after it.</summary>
    private static List<DateTimeOffset> Days(IEnumerable<UtcDay?> ends, UtcDay today) =>
    [
        today.Noon,
        .. ends.OfType<UtcDay>().Where(e => !e.IsOver(today.Noon) && e.Noon <= DateTimeOffset.MaxValue.AddDays(-1)).Distinct().Select(static e => e.Noon.AddDays(1)).OrderBy(static day => day),
    ];

    /// <summary>A finding of a day with a machine that shows it today, or else with the first day from which on one does.</summary>
    private static RuleFinding Shown(RuleFinding finding, DateTimeOffset day, List<DateTimeOffset> days, Func<DateTimeOffset, IReadOnlyList<RuleFinding>> on)
    {
        if (finding.Witness is null)
            return finding;
        var (first, witness) = days.TakeWhile(earlier => earlier < day).Select(earlier => (Day: earlier, on(earlier).FirstOrDefault(f => IsSame(f, finding))?.Witness))
            .FirstOrDefault(static shown => shown.Witness is not null) is { Witness: { } earliest } found ? (found.Day, earliest) : (day, finding.Witness);
        return finding with { Witness = witness, Since = first == days[0] ? null : UtcDay.Of(first) };
    }

    private static bool IsSame(RuleFinding one, RuleFinding other) => (one.Kind, one.Part) == (other.Kind, other.Part);
}
