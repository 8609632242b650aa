using System.Collections.Concurrent;
using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>What is found of exclusion lists is so, and what is so is found: on random lists, against every short name.</summary>
public sealed class ExclusionProofs
{
    private static readonly UtcDay _today = new(2026, 11, 22);

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    /// <summary>
    /// Every name of up to eight of the characters that the patterns have, and of one that they do not have: what starts like
    /// one pattern and must not end like another takes as many as both. An empty one is none.
    /// </summary>
    private static readonly string[] _names = [.. Words(8).Where(static name => name.Length > 0)];

    /// <summary>Which of the names a pattern holds.</summary>
    private static readonly ConcurrentDictionary<string, UInt128[]> _held = new(StringComparer.Ordinal);

    [Fact]
    public void Entries_that_others_hold_for_as_long_are_found_and_no_others()
    {
        var met = new MetCases();
        met.Until(() => RandomPacks.Pack.Where(static pack => pack.Sites.Any(static s => s.Exclusions.Count > 1)).Sample(
            pack =>
            {
                var findings = RuleAnalysis.Find(pack, _today, new AnalysisBudget(int.MaxValue)).Where(static f => f.Part.Section == RuleSection.Exclusion)
                    .ToLookup(static f => (f.Rule, f.Part.Index, f.Part.Value, f.Kind));
                foreach (var site in pack.Sites)
                {
                    for (var i = 0; i < site.Exclusions.Count; i++)
                        Check(site, i, findings, met);
                }
            },
            iter: _isFull ? 20_000 : 400,
            threads: 2,
            print: static pack => string.Join('\n', pack.Sites.Select(static s => string.Join(", ", s.Exclusions.Select(static e => $"{e} until {e.Until}"))))),
            "an entry that removes nothing", "an entry that removes something", "a name that changes nothing", "a name that changes something", "an entry that another one outlasts");
    }

    [Theory]
    [InlineData(" but those that \"A*\" excludes anyway", "AB", "AC", "A*")]
    [InlineData(" but those that \"A*\" and \"B*\" exclude anyway", "AC", "BC", "A*", "B*")]
    public void An_entry_is_told_with_all_that_hold_it(string expected, string name, string another, params string[] others)
    {
        var site = new SiteDefinition
        {
            RuleName = "Site",
            Code = "NYC",
            IsSecondary = false,
            Exclusions = new([new PushExclusion { Names = Pattern.ParseAll([name, another]) }, .. others.Select(static o => new PushExclusion { Names = Pattern.ParseAll([o]) })]),
        };
        var finding = Assert.Single(RuleAnalysis.Find(new RulePackDefinition { Name = "Rules", Sites = new(site) }, _today, new AnalysisBudget()));
        Assert.Equal((FindingKind.ExcludeRemovesNothing, expected), (finding.Kind, finding.Arguments[2]));
    }

    private static void Check(
        SiteDefinition site, int place, ILookup<(string, int, int?, FindingKind), RuleFinding> findings, MetCases met)
    {
        var entry = site.Exclusions[place];
        if (entry.Until is { } until && until.IsOver(_today.Noon))
            return;
        var others = site.Exclusions.Where((_, i) => i != place).ToList();
        var lasting = others.Where(o => o.Until is null || (entry.Until is { } end && o.Until.Value.Noon >= end.Noon && o.Until.Value.Noon >= _today.Noon)).ToList();
        var isHeld = Holds(lasting.SelectMany(static e => e.Names), entry.Names);
        if (isHeld)
            met.Count("an entry that another one outlasts");
        Compare(isHeld, FindingKind.ExcludeRemovesNothing, null, "entry", "removes");
        for (var value = 0; !isHeld && entry.Names.Count > 1 && value < entry.Names.Count; value++)
        {
            var rest = entry.Names.Where((_, i) => i != value).Concat(lasting.SelectMany(static e => e.Names));
            Compare(Holds(rest, [entry.Names[value]]), FindingKind.ValueChangesNothing, value, "name", "changes");
        }

        void Compare(bool expected, FindingKind kind, int? value, string what, string does)
        {
            var finding = findings[(site.RuleName, place, value, kind)].SingleOrDefault();
            Assert.Equal(expected, finding is not null);
            met.Count($"a{(what[0] == 'e' ? "n" : "")} {what} that {does} {(expected ? "nothing" : "something")}");
            if (finding?.Witness is { } witness)
                Assert.True(ReferenceDecision.FindExclusion(site with { Exclusions = new(entry) }, witness, _today.Noon) is not null, finding.Message);
        }
    }

    private static bool Holds(IEnumerable<Pattern> all, IEnumerable<Pattern> held)
    {
        var others = all.Select(Held).ToList();
        return held.Select(Held).All(names => names.Index().All(block => others.Aggregate(block.Item, (left, other) => left & ~other[block.Index]) == 0));
    }

    private static UInt128[] Held(Pattern pattern) => _held.GetOrAdd(pattern.Text, _ =>
        [.. _names.Chunk(128).Select(names => names.Index().Where(n => pattern.IsMatch(n.Item)).Aggregate(UInt128.Zero, static (bits, n) => bits | UInt128.One << n.Index))]);

    private static IEnumerable<string> Words(int longest) => longest == 0 ? [""] :
        Words(longest - 1).SelectMany(static w => w.Length == 0 ? ["", "a", "b", "c"] : new[] { w, w + "a", w + "b", w + "c" }).Distinct();
}
