namespace RulesPush.Model;

/// <summary>Entries of an exclusion list, and names of them, that keep nobody out whom the rest of the list would not.</summary>
/// <remarks>
/// A list is held against all names of a machine, of which criteria read only one: whatever a criterion says, a machine may
/// have any NetBIOS name. So an entry removes nothing just where others hold every text that it holds, for as long as it is
/// in force.
/// </remarks>
internal sealed class ExclusionAnalysis(MachineSpace space)
{
    /// <summary>The findings on the list of a site.</summary>
    public IEnumerable<RuleFinding> Find(SiteDefinition site)
    {
        for (var place = 0; place < site.Exclusions.Count; place++)
        {
            if (site.Exclusions[place] is { } entry && entry.Until?.IsOver(space.Now) != true)
            {
                foreach (var finding in Find(site, entry, place))
                    yield return finding;
            }
        }
    }

    private IEnumerable<RuleFinding> Find(SiteDefinition site, PushExclusion entry, int place)
    {
        var others = site.Exclusions.Where((other, i) => i != place && Outlasts(other, entry)).SelectMany(static e => e.Names).ToList();
        var covers = entry.Names.Select(name => Cover(name, others)).ToList();
        if (covers.TrueForAll(static cover => cover is not null))
        {
            yield return new RuleFinding
            {
                Kind = FindingKind.ExcludeRemovesNothing,
                Rule = site.RuleName,
                Part = new RulePart(RuleSection.Exclusion, place),
                Arguments = new(
                    entry.ToString(), $"the exclusion list of {site.Code}", ButThose([.. covers.SelectMany(static cover => cover!).Distinct()])),
                Witness = Excluded(site, entry.Names[0]),
            };
            yield break;
        }

        for (var value = 0; value < entry.Names.Count && entry.Names.Count > 1; value++)
        {
            if (Cover(entry.Names[value], [.. entry.Names.Where((_, i) => i != value), .. others]) is { } cover)
            {
                yield return new RuleFinding
                {
                    Kind = FindingKind.ValueChangesNothing,
                    Rule = site.RuleName,
                    Part = new RulePart(RuleSection.Exclusion, place, value),
                    Arguments = new(StringLiteral.Of(entry.Names[value].Text), entry.ToString(), $"the exclusion list of {site.Code}", $", because of {Quoted(cover.Distinct())}"),
                    Witness = Excluded(site, entry.Names[value]),
                };
            }
        }
    }

    /// <summary>Whether an entry is in force for as long as another one.</summary>
    private bool Outlasts(PushExclusion entry, PushExclusion other) =>
        entry.Until is not { } until || (!until.IsOver(space.Now) && other.Until is { } otherUntil && otherUntil.Noon <= until.Noon);

    /// <summary>The fewest of the others that hold every text that a pattern holds; null where they do not.</summary>
    private List<Pattern>? Cover(Pattern pattern, List<Pattern> others)
    {
        // All at once first: of a long list mostly none covers another.
        if (MachineSet.All.With([Matches([pattern], TruthSet.True), Matches(others, TruthSet.NotTrue)]) is not null)
            return null;
        List<Demand> demands = [Matches([pattern], TruthSet.True), .. others.Select(other => Matches([other], TruthSet.NotTrue))];
        return [.. Contradictions.FindFewest(demands).Where(static i => i > 0).Select(i => others[i - 1])];
    }

    private Demand Matches(IEnumerable<Pattern> patterns, TruthSet allowed) => space.Demand(new NetBiosNameTest(new EquatableArray<Pattern>(patterns)), allowed);

    /// <summary>A machine of the site that is on its list for such a name; null where the site pushes to none.</summary>
    private Resource? Excluded(SiteDefinition site, Pattern name) => site.ClientPush is null
        ? null
        : MachineSet.All.With([space.Demand(new AssignedTest(site.Code), TruthSet.True), Matches([name], TruthSet.True)])?.Example;

    private static string ButThose(List<Pattern> excluding) => $" but those that {Quoted(excluding)} {(excluding.Count == 1 ? "excludes" : "exclude")} anyway";

    private static string Quoted(IEnumerable<Pattern> patterns) => string.Join(" and ", patterns.Select(static p => StringLiteral.Of(p.Text)));
}
