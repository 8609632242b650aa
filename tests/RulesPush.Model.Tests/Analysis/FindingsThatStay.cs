using System.Collections.Concurrent;
using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>What is found is so on every day from today on; what an exclude with an end holds up is not found.</summary>
public sealed class FindingsThatStay
{
    private static readonly UtcDay _today = new(2026, 11, 22);

    /// <summary>A day between every two on which something ends.</summary>
    private static readonly UtcDay[] _days = [_today, new(2026, 11, 23), new(2026, 12, 25), new(2027, 1, 8)];

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

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
    public void Are_those_that_are_so_on_every_day()
    {
        var met = new ConcurrentDictionary<string, int>();
        RandomPacks.Pack.Sample(
            pack =>
            {
                var byDay = _days.Select(day => Keys(EndsOfExcludes.AsOn(pack, day)).ToHashSet()).ToList();
                var expected = byDay[0].Where(finding => _days.Index().All(day => IsOver(pack, finding, day.Item) || byDay[day.Index].Contains(finding))).ToHashSet();
                var found = Keys(pack).ToHashSet();
                Assert.Equal(expected.Order(), found.Order());
                foreach (var finding in byDay[0])
                    met.AddOrUpdate($"{finding.Kind} {(found.Contains(finding) ? "stays" : "does not stay")}", 1, static (_, n) => n + 1);
            },
            iter: _isFull ? 20_000 : 600,
            threads: 2,
            print: static pack => string.Join('\n', pack.Criteria.Select(static c => $"{c.RuleName}: {string.Join(", ", c.Conditions.Select(static x => $"{x} until {x.Until}"))}")
                .Concat(pack.Sites.Select(static s => $"{s.Code}: {s.Boundaries}; push {s.ClientPush}; exclusions {string.Concat(s.Exclusions.Select(static e => e.Names + " " + e.Until))}"))));
        foreach (var kind in new[] { FindingKind.NothingMatches, FindingKind.ConditionChangesNothing, FindingKind.ValueChangesNothing, FindingKind.SiteNeverPushes })
            Assert.True(met.ContainsKey($"{kind} stays") && met.ContainsKey($"{kind} does not stay"), $"{kind} never stayed, or always did");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", met.OrderByDescending(static m => m.Value).Select(static m => $"{m.Key} {m.Value:N0}")));
    }

    /// <summary>What the law is about, by what it is and where; of a class that nothing matches it does not matter where.</summary>
    private static IEnumerable<(FindingKind Kind, string Rule, int Section, int Index, int Value)> Keys(RulePackDefinition pack) =>
        from finding in RuleAnalysis.Find(pack, _today, new AnalysisBudget(int.MaxValue))
        where finding.Kind is FindingKind.NothingMatches or FindingKind.ConditionChangesNothing or FindingKind.ValueChangesNothing or FindingKind.ExcludeRemovesNothing
            or FindingKind.CoveredByOthers or FindingKind.SiteNeverPushes or FindingKind.CriteriaOutsideBoundaries
        where finding.Part.Section != RuleSection.Exclusion
        let part = finding.Kind == FindingKind.NothingMatches ? default : finding.Part
        select (finding.Kind, finding.Rule, (int)part.Section, part.Index, part.Value ?? -1);

    /// <summary>Whether the condition that a finding is about has ended by a day.</summary>
    private static bool IsOver(RulePackDefinition pack, (FindingKind Kind, string Rule, int Section, int Index, int Value) finding, UtcDay day) =>
        finding.Section == (int)RuleSection.Condition && pack.FindCriteria(finding.Rule)!.Conditions[finding.Index].Until?.IsOver(day.Noon) == true;

    private static Condition Freeze(ConditionTest test, UtcDay? until) => new() { Test = test, IsExclude = true, Until = until };

    private static IEnumerable<RuleFinding> Find(CriteriaDefinition criteria, params Condition[] more) =>
        Of(new RulePackDefinition { Name = "Rules", Criteria = new(criteria with { Conditions = new([.. criteria.Conditions, .. more]) }) });

    private static IEnumerable<RuleFinding> Of(RulePackDefinition pack) =>
        RuleAnalysis.Find(pack, _today, new AnalysisBudget()).Where(static f => f.Kind is not (FindingKind.Expired or FindingKind.ExpiresSoon));
}
