using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>What is found is so on every day from today on; what an exclude with an end holds up is not found.</summary>
public sealed class FindingsThatStay
{
    private static readonly UtcDay _today = new(2026, 11, 22);

    /// <summary>A day between every two on which something ends.</summary>
    private static readonly UtcDay[] _days = [_today, new(2026, 11, 23), new(2026, 12, 25), new(2027, 1, 8)];

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    private static readonly FindingKind[] _kinds =
    [
        FindingKind.NothingMatches, FindingKind.ConditionChangesNothing, FindingKind.ValueChangesNothing, FindingKind.ExcludeRemovesNothing,
        FindingKind.CoveredByOthers, FindingKind.SiteNeverPushes, FindingKind.CriteriaOutsideBoundaries, FindingKind.DomainControllersLetIn,
    ];

    private static readonly CriteriaDefinition _servers = new()
    {
        RuleName = "Contoso.Servers",
        Conditions = new(
            new Condition { Test = new SystemKindTest(SystemKind.Workstation, SystemKind.Server) },
            new Condition { Test = new TextTest(TextSubject.Name, "A-LAB*"), IsExclude = true }),
    };

    [Fact]
    public void Nothing_is_superfluous_behind_a_freeze()
    {
        Assert.Empty(Find(_servers, Freeze(new SystemKindTest(SystemKind.Server), new UtcDay(2027, 1, 7))));
        Assert.Empty(Find(_servers, Freeze(new TextTest(TextSubject.Name, "A-*"), new UtcDay(2027, 1, 7))));
        Assert.Empty(Find(_servers, Freeze(new SystemKindTest(SystemKind.Server, SystemKind.Workstation), new UtcDay(2027, 1, 7))));
        Assert.Equal(FindingKind.ValueChangesNothing, Assert.Single(Find(_servers, Freeze(new SystemKindTest(SystemKind.Server), null))).Kind);
    }

    [Fact]
    public void An_exclude_that_another_one_outlasts_removes_nothing()
    {
        var (short_, long_) = (Freeze(new TextTest(TextSubject.Name, "B-1*"), new UtcDay(2026, 12, 24)), Freeze(new TextTest(TextSubject.Name, "B-*"), new UtcDay(2027, 1, 7)));
        var finding = Assert.Single(Find(_servers, short_, long_));
        Assert.Equal((FindingKind.ExcludeRemovesNothing, 2), (finding.Kind, finding.Part.Index));
    }

    [Fact]
    public void A_site_that_is_frozen_can_push_again()
    {
        var site = new SiteDefinition
        {
            RuleName = "Contoso.Akron",
            Code = "AKR",
            IsSecondary = false,
            Boundaries = new(new NetworkBoundary("10.1.0.0/16")),
            ClientPush = new ClientPushDefinition { Criteria = new("Contoso.Servers") },
        };
        Assert.Empty(Find(Frozen(new UtcDay(2027, 1, 7))));
        Assert.Equal(FindingKind.SiteNeverPushes, Assert.Single(Find(Frozen(null))).Kind);

        IEnumerable<RuleFinding> Find(SiteDefinition frozen) => Of(new RulePackDefinition { Name = "Rules", Criteria = new(_servers), Sites = new(frozen) });
        SiteDefinition Frozen(UtcDay? until) => site with { Exclusions = new(new PushExclusion { Names = Pattern.ParseAll("*"), Until = until }) };
    }

    [Fact]
    public void A_freeze_does_not_hide_what_is_superfluous_behind_it()
    {
        var freeze = Freeze(new TextTest(TextSubject.Name, "*"), new UtcDay(2027, 1, 7));
        var behind = Assert.Single(Find(_servers, freeze, Freeze(new TextTest(TextSubject.Name, "A-LAB-1*"), null)));
        Assert.Equal((FindingKind.ExcludeRemovesNothing, 3, new UtcDay(2027, 1, 8)), (behind.Kind, behind.Part.Index, behind.Since));
        Assert.Contains(". Example, from 2027-01-08 on: Name = ", behind.Message, StringComparison.Ordinal);
        // What ends with the freeze never removes anything, and so there is no machine to show.
        var within = Assert.Single(Find(_servers, freeze, Freeze(new TextTest(TextSubject.Name, "B*"), new UtcDay(2027, 1, 7))));
        Assert.Equal((FindingKind.ExcludeRemovesNothing, 3, null), (within.Kind, within.Part.Index, within.Witness));
    }

    [Fact]
    public void The_witness_shows_it_from_the_first_day_on_that_it_can()
    {
        var freeze = Freeze(new TextTest(TextSubject.Name, "*"), new UtcDay(2026, 12, 10));
        var longer = Freeze(new TextTest(TextSubject.Name, "A-9*"), new UtcDay(2027, 2, 1));
        var behind = Assert.Single(Find(_servers, freeze, longer, Freeze(new TextTest(TextSubject.Name, "A-LAB-1*"), null)));
        Assert.Equal(new UtcDay(2026, 12, 11), behind.Since);
        Assert.Null(Assert.Single(Find(_servers, longer, Freeze(new TextTest(TextSubject.Name, "A-LAB-1*"), null))).Since);
    }

    [Fact]
    public void What_is_not_proved_on_several_days_is_said_once()
    {
        var rules = new RulePackDefinition
        {
            Name = "Rules",
            Criteria = new(_servers with { Conditions = new([.. _servers.Conditions, Freeze(new TextTest(TextSubject.Name, "*B*C*D*"), new UtcDay(2026, 12, 10)), Freeze(new TextTest(TextSubject.Name, "*E*F*G*"), null)]) }),
        };
        Assert.Single(RuleAnalysis.Find(rules, _today, new AnalysisBudget(1)), static f => f.Kind == FindingKind.NotProved);
    }

    [Fact]
    public void A_frozen_site_is_told_what_is_covered_and_who_is_let_in_once_it_pushes()
    {
        var laptops = new CriteriaDefinition { RuleName = "Contoso.Laptops", Conditions = new(new Condition { Test = new TextTest(TextSubject.Name, "LT-*") }) };
        var site = new SiteDefinition
        {
            RuleName = "Contoso.Akron",
            Code = "AKR",
            IsSecondary = false,
            Boundaries = new(new NetworkBoundary("10.1.0.0/16")),
            Exclusions = new(new PushExclusion { Names = Pattern.ParseAll("*"), Until = new UtcDay(2027, 1, 7) }),
            ClientPush = new ClientPushDefinition { Criteria = new("Contoso.Laptops", "Contoso.NewLaptops"), DomainControllers = true },
        };
        var newLaptops = new CriteriaDefinition { RuleName = "Contoso.NewLaptops", Conditions = new(new Condition { Test = new TextTest(TextSubject.Name, "LT-2*") }) };
        var findings = Of(new RulePackDefinition { Name = "Rules", Criteria = new(laptops, newLaptops), Sites = new(site) }).ToList();
        Assert.Equal(
            [(FindingKind.DomainControllersLetIn, 0), (FindingKind.CoveredByOthers, 1), (FindingKind.DomainControllersLetIn, 1)],
            findings.Select(static f => (f.Kind, f.Part.Value!.Value)));
        Assert.All(findings, static f => Assert.Equal(new UtcDay(2027, 1, 8), f.Since));
    }

    [Fact]
    public void Are_those_that_are_so_on_every_day()
    {
        var met = new MetCases();
        string[] often =
        [
            .. _kinds.Select(static k => $"{k}"),
            .. new[] { FindingKind.ConditionChangesNothing, FindingKind.ValueChangesNothing, FindingKind.CoveredByOthers, FindingKind.DomainControllersLetIn }.Select(static k => $"{k} later"),
            "without a machine",
            .. _isFull ? [$"{FindingKind.ExcludeRemovesNothing} later", $"{FindingKind.CriteriaOutsideBoundaries} later"] : Array.Empty<string>(),
        ];
        met.Until(() => Gen.Select(RandomPacks.Pack, Gen.Int[0, 3]).Select(static (pack, freeze) => freeze == 0 ? Frozen(pack) : pack).Sample(
            pack =>
            {
                var byDay = _days.Select(day => new OnDay(pack, day)).ToList();
                var expected = pack.Criteria.SelectMany(criteria => OfClass(pack, criteria, byDay)).Concat(pack.Sites.SelectMany(site => OfSite(pack, site, byDay))).ToList();
                var found = RuleAnalysis.Find(pack, _today, new AnalysisBudget(int.MaxValue)).Where(static f => _kinds.Contains(f.Kind) && f.Part.Section != RuleSection.Exclusion).ToList();
                Assert.Equal(expected.Order(), found.Select(Key).Order());
                foreach (var finding in found)
                {
                    Assert.True(IsShown(pack, finding), $"{finding.Message} is not so on {finding.Since ?? _today}");
                    met.Count($"{finding.Kind}{(finding.Since is null ? "" : " later")}");
                    if (finding.Witness is null && finding.Kind is not FindingKind.SiteNeverPushes)
                        met.Count("without a machine");
                }
            },
            iter: _isFull ? 20_000 : 600,
            threads: 2,
            print: static pack => string.Join('\n', pack.Criteria.Select(static c => $"{c.RuleName}: {string.Join(", ", c.Conditions.Select(static x => $"{x} until {x.Until}"))}")
                .Concat(pack.Sites.Select(static s => $"{s.Code}: {s.Boundaries}; push {s.ClientPush}; exclusions {string.Concat(s.Exclusions.Select(static e => e.Names + " " + e.Until))}")))),
            often);
    }

    /// <summary>What of a class changes nothing on any day on which it is in force; of a class that nothing ever matches only that.</summary>
    private static IEnumerable<FindingKey> OfClass(RulePackDefinition pack, CriteriaDefinition criteria, List<OnDay> byDay)
    {
        if (byDay.TrueForAll(day => day.Matches(criteria) is null))
            return [Key(new RuleFinding { Kind = FindingKind.NothingMatches, Rule = criteria.RuleName })];
        var lettingIn = SiteAnalysis.LettingIn(pack).Contains(criteria.RuleName);
        return Enumerable.Range(0, criteria.Conditions.Count).Where(i => criteria.Conditions[i].Until?.IsOver(_today.Noon) != true).SelectMany(OfCondition);

        IEnumerable<FindingKey> OfCondition(int i)
        {
            var condition = criteria.Conditions[i];
            if (ChangesNothing(criteria with { Conditions = new(criteria.Conditions.Where((_, place) => place != i)) }))
                return [Key(new RuleFinding { Kind = condition.IsExclude ? FindingKind.ExcludeRemovesNothing : FindingKind.ConditionChangesNothing, Rule = criteria.RuleName, Part = new(RuleSection.Condition, i) })];
            return ConditionValues.WithoutOne(condition.Test, new RulePart(RuleSection.Condition, i))
                .Where(value => ChangesNothing(criteria with { Conditions = new(criteria.Conditions.Select((c, place) => place == i ? c with { Test = value.Without } : c)) }))
                .Select(value => Key(new RuleFinding { Kind = FindingKind.ValueChangesNothing, Rule = criteria.RuleName, Part = value.Part }));

            // A condition that alone says that domain controllers are meant is not advised against.
            bool ChangesNothing(CriteriaDefinition without) =>
                !(lettingIn && criteria.Conditions.Any(SiteAnalysis.Names) && !without.Conditions.Any(SiteAnalysis.Names))
                && byDay.TrueForAll(day => condition.Until?.IsOver(day.Day.Noon) == true || day.AreEqual(criteria, without, i));
        }
    }

    /// <summary>What of a site is so on every day on which it pushes by the criteria in question at all, where there is one.</summary>
    private static IEnumerable<FindingKey> OfSite(RulePackDefinition pack, SiteDefinition site, List<OnDay> byDay)
    {
        if (site.ClientPush is not { } push)
            yield break;
        if (byDay.TrueForAll(day => day.Found.Contains(Key(Of(FindingKind.SiteNeverPushes, null)))))
        {
            yield return Key(Of(FindingKind.SiteNeverPushes, null));
            yield break;
        }

        if (byDay.Exists(day => day.Found.Contains(Key(Of(FindingKind.DomainControllersLetIn, null)))))
            yield return Key(Of(FindingKind.DomainControllersLetIn, null));
        for (var i = 0; i < push.Criteria.Count; i++)
        {
            var criteria = pack.FindCriteria(push.Criteria[i])!;
            var pushing = byDay.FindAll(day => day.Pushes(site, criteria) is not null);
            if (pushing.Count == 0 && byDay.Exists(day => day.Matches(criteria) is not null))
                yield return Key(Of(FindingKind.CriteriaOutsideBoundaries, i));
            if (pushing.Count > 0 && pushing.TrueForAll(day => day.Found.Contains(Key(Of(FindingKind.CoveredByOthers, i)))))
                yield return Key(Of(FindingKind.CoveredByOthers, i));
            if (pushing.Exists(day => day.Found.Contains(Key(Of(FindingKind.DomainControllersLetIn, i)))))
                yield return Key(Of(FindingKind.DomainControllersLetIn, i));
        }

        RuleFinding Of(FindingKind kind, int? place) => new() { Kind = kind, Rule = site.RuleName, Part = new(RuleSection.ClientPush, 0, place) };
    }

    /// <summary>Whether the witness shows what the finding says, on its day; there is none only where nothing matches on any day that counts.</summary>
    private static bool IsShown(RulePackDefinition pack, RuleFinding finding)
    {
        var now = (finding.Since ?? _today).Noon;
        if (finding.Kind == FindingKind.SiteNeverPushes)
            return true;
        if (finding.Witness is not { } machine)
        {
            var until = pack.FindCriteria(finding.Rule)!.Conditions[finding.Part.Index].Until;
            return until is not null && new OnDay(pack, until.Value).Matches(pack.FindCriteria(finding.Rule)!) is null;
        }

        return finding.Kind switch
        {
            FindingKind.NothingMatches => !Matches(finding.Rule),
            FindingKind.ConditionChangesNothing or FindingKind.ValueChangesNothing or FindingKind.ExcludeRemovesNothing => Matches(finding.Rule),
            FindingKind.CriteriaOutsideBoundaries => Matches(finding.With[0]) && !IsPushed(),
            _ => (finding.With.Count == 0 || Matches(finding.With[0])) && IsPushed(),
        };

        bool Matches(string rule) => ReferenceCriteria.Evaluate(pack.FindCriteria(rule)!, machine, now) == Truth.True;
        bool IsPushed() => ReferenceDecision.Decide(pack, machine, now) is { Outcome: Outcome.Push } decision && decision.Site?.RuleName == finding.Rule;
    }

    /// <summary>What it is and where; of a class that nothing matches it does not matter where.</summary>
    private static FindingKey Key(RuleFinding finding) => finding.Kind == FindingKind.NothingMatches
        ? new(finding.Kind, finding.Rule, 0, -1, null)
        : new(finding.Kind, finding.Rule, finding.Part.Index, finding.Part.Value ?? -1, finding.Part.Bound);

    private static RulePackDefinition Frozen(RulePackDefinition pack) => pack with
    {
        Sites = new(pack.Sites.Select(static s => s with { Exclusions = new([.. s.Exclusions, new PushExclusion { Names = Pattern.ParseAll("*"), Until = new UtcDay(2026, 12, 24) }]) })),
    };

    private readonly record struct FindingKey(FindingKind Kind, string Rule, int Index, int Value, VersionBound? Bound) : IComparable<FindingKey>
    {
        public int CompareTo(FindingKey other) => string.CompareOrdinal(ToString(), other.ToString());
    }

    /// <summary>The rules as they are on a day, for ever: of those, what is exact is another law.</summary>
    private sealed class OnDay
    {
        private readonly RulePackDefinition _pack;
        private readonly MachineSpace _space;

        public OnDay(RulePackDefinition pack, UtcDay day)
        {
            Day = day;
            _pack = EndsOfExcludes.AsOn(pack, day);
            _space = new MachineSpace(_pack, _today.Noon, new AnalysisBudget(int.MaxValue));
            Found = RuleAnalysis.Find(_pack, _today, new AnalysisBudget(int.MaxValue)).Where(static f => f.Part.Section == RuleSection.ClientPush).Select(Key).ToHashSet();
        }

        public UtcDay Day { get; }

        public HashSet<FindingKey> Found { get; }

        public MachineSet? Matches(CriteriaDefinition criteria) => MachineSet.All.With(_space.Matches(_pack.FindCriteria(criteria.RuleName)!));

        public MachineSet? Pushes(SiteDefinition site, CriteriaDefinition criteria) =>
            new SiteAnalysis(_space).Reach(_pack.FindSite(site.RuleName)!, site.ClientPush!)?.With(_space.Matches(_pack.FindCriteria(criteria.RuleName)!));

        /// <summary>Whether a class matches the same machines as it does with less of one condition.</summary>
        public bool AreEqual(CriteriaDefinition criteria, CriteriaDefinition without, int place)
        {
            var (one, other) = (OfToday(criteria), OfToday(without));
            var isWhole = other.Conditions.Count < one.Conditions.Count;
            return MachineSet.All.With(_space.Matches(other))?.With(_space.Holds(one.Conditions[place], one.RuleName).Negated) is null
                && (isWhole || MachineSet.All.With(_space.Matches(one))?.With(_space.Holds(other.Conditions[place], one.RuleName).Negated) is null);
        }

        private CriteriaDefinition OfToday(CriteriaDefinition criteria) =>
            EndsOfExcludes.AsOn(_pack with { Criteria = new(criteria) }, Day).Criteria[0];
    }

    private static Condition Freeze(ConditionTest test, UtcDay? until) => new() { Test = test, IsExclude = true, Until = until };

    private static IEnumerable<RuleFinding> Find(CriteriaDefinition criteria, params Condition[] more) =>
        Of(new RulePackDefinition { Name = "Rules", Criteria = new(criteria with { Conditions = new([.. criteria.Conditions, .. more]) }) });

    private static IEnumerable<RuleFinding> Of(RulePackDefinition pack) =>
        RuleAnalysis.Find(pack, _today, new AnalysisBudget()).Where(static f => f.Kind is not (FindingKind.Expired or FindingKind.ExpiresSoon));
}
