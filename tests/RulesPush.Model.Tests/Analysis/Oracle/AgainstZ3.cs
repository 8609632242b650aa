using CsCheck;
using static RulesPush.Model.Tests.Analysis.Oracle.Smt;

namespace RulesPush.Model.Tests.Analysis.Oracle;

/// <summary>
/// The analysis says the same as z3, which proves by other means what our own translation of the rules asks it. Where it
/// gives no answer in time nothing is held against it, but that must be the exception.
/// </summary>
public sealed class AgainstZ3
{
    private static readonly UtcDay _today = new(2026, 11, 22);
    private static readonly DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    private static readonly int _steps = _isFull ? 3_000_000 : 300_000;

    /// <summary>z3 knows of today only: nothing ends.</summary>
    private static readonly Gen<RulePackDefinition> _packs = RandomPacks.Pack.Select(static pack => EndsOfExcludes.AsOn(pack, _today));

    private static readonly Gen<EquatableArray<Pattern>> _patterns =
        Gen.OneOf('a', 'b', 'A', '*', '*', '?', '?').Array[1, 6].Select(static c => new string(c)).Array[1, 3].Select(Pattern.ParseAll);

    private static readonly string[] _bothAnswers = [$"{Answer.Sat}", $"{Answer.Unsat}"];

    private readonly MetCases _met = new();

    [Fact]
    public void Criteria_match_a_machine_or_none()
    {
        using var z3 = Z3.StartOrSkip(_steps);
        _met.Until(() => _packs.Sample(
            pack =>
            {
                var empty = Find(pack).Where(static f => f.Kind == FindingKind.NothingMatches).Select(static f => f.Rule).ToHashSet();
                foreach (var criteria in pack.Criteria)
                {
                    var machine = new AnyMachine(property => Needed(property, criteria, []));
                    var match = new CriteriaTerms(machine, [criteria], _now).Match(criteria);
                    Expect(z3, machine, match, isMet: !empty.Contains(criteria.RuleName));
                }
            },
            iter: _isFull ? 5_000 : 30,
            threads: 1,
            print: Print), _bothAnswers);
        Judge();
    }

    [Fact]
    public void Sites_push_by_criteria_and_need_them_or_not()
    {
        using var z3 = Z3.StartOrSkip(_steps);
        _met.Until(() => _packs.Sample(
            pack =>
            {
                var findings = Find(pack).ToLookup(static f => (f.Rule, f.Part, f.Kind));
                foreach (var site in pack.Sites.Where(static s => s.ClientPush is { Criteria.Count: > 0 }))
                    Check(z3, pack, site, findings);
            },
            iter: _isFull ? 5_000 : 20,
            threads: 1,
            print: Print), _bothAnswers);
        Judge();
    }

    [Fact]
    public void Patterns_hold_a_text_that_others_do_not()
    {
        using var z3 = Z3.StartOrSkip(_steps);
        Gen.Select(_patterns, _patterns, _patterns).Sample(
            (held, heldToo, not) =>
            {
                var criteria = new CriteriaDefinition
                {
                    RuleName = "Named",
                    Conditions = new(
                        new Condition { Test = new TextTest(TextSubject.Name, held) },
                        new Condition { Test = new TextTest(TextSubject.Name, heldToo) },
                        new Condition { Test = new TextTest(TextSubject.Name, not), IsExclude = true }),
                };
                var pack = new RulePackDefinition { Name = "Rules", Criteria = new(criteria) };
                var machine = new AnyMachine(static _ => 0);
                var match = new CriteriaTerms(machine, [criteria], _now).Match(criteria);
                Expect(z3, machine, match, isMet: !Find(pack).Any(static f => f.Kind == FindingKind.NothingMatches));
            },
            iter: _isFull ? 20_000 : 60,
            threads: 1);
        Judge();
    }

    private void Check(Z3 z3, RulePackDefinition pack, SiteDefinition site, ILookup<(string, RulePart, FindingKind), RuleFinding> findings)
    {
        var all = site.ClientPush!.Criteria.Select(name => pack.FindCriteria(name)!).ToList();
        var neverPushes = findings[(site.RuleName, new RulePart(RuleSection.ClientPush), FindingKind.SiteNeverPushes)].Any();
        for (var i = 0; i < all.Count; i++)
        {
            var others = all.Where((_, place) => place != i).ToList();
            var machine = new AnyMachine(property => Needed(property, all[i], others));
            var terms = new CriteriaTerms(machine, all, _now);
            var pushed = And(new SiteTerms(pack, machine, terms, _now).Reach(site), terms.Match(all[i]));
            var part = new RulePart(RuleSection.ClientPush, 0, i);
            var isNever = neverPushes
                || findings[(site.RuleName, part, FindingKind.CriteriaOutsideBoundaries)].Any()
                || findings.Any(g => g.Key.Item1 == all[i].RuleName && g.Key.Item3 == FindingKind.NothingMatches);
            if (Expect(z3, machine, pushed, isMet: !isNever) != Answer.Sat || others.Count == 0)
                continue;
            var byItAlone = And([pushed, .. others.Select(other => Not(terms.Match(other)))]);
            Expect(z3, machine, byItAlone, isMet: !findings[(site.RuleName, part, FindingKind.CoveredByOthers)].Any());
        }
    }

    private Answer Expect(Z3 z3, AnyMachine machine, string term, bool isMet)
    {
        var answer = z3.Ask($"{machine.Script}(assert {term})");
        _met.Count($"{answer}");
        Assert.True(answer == Answer.Unknown || answer == Answer.Sat == isMet, $"the analysis says {(isMet ? "that there is a machine" : "that there is none")}, z3 says {answer}:\n{machine.Script}(assert {term})");
        return answer;
    }

    /// <summary>
    /// As many values as a list may need: one for each condition that requires one, one for each of the other classes not
    /// to match, one to be a domain controller, and one to be assigned.
    /// </summary>
    private static int Needed(string property, CriteriaDefinition criteria, List<CriteriaDefinition> others) => property == "IPSubnets"
        ? 1
        : 1 + criteria.Conditions.Count(c => !c.IsExclude && Reads(c.Test, property)) + others.Count(o => o.Conditions.Any(c => c.IsExclude && Reads(c.Test, property)));

    private static bool Reads(ConditionTest test, string property) => test switch
    {
        IpSubnetTest => property is "IPAddresses" or "IPv6Addresses",
        TextTest { Subject: TextSubject.Role } => property == "SystemRoles",
        TextTest text => property == $"{text.Subject}",
        _ => false,
    };

    private static IEnumerable<RuleFinding> Find(RulePackDefinition pack) => RuleAnalysis.Find(pack, _today, new AnalysisBudget(int.MaxValue));

    /// <summary>Mostly one of both answers must have come.</summary>
    private void Judge()
    {
        Assert.True(_met[$"{Answer.Unknown}"] <= _met[$"{Answer.Sat}"] + _met[$"{Answer.Unsat}"], "z3 mostly gives no answer");
    }

    private static string Print(RulePackDefinition pack) => string.Join('\n', pack.Criteria.Select(static c => $"{c.RuleName}: {c.Conditions}{string.Concat(c.Conditions.Select(static x => $" {x.Until}"))}")
        .Concat(pack.Sites.Select(static s => $"{s.Code}: {s.Boundaries}; push {s.ClientPush}; exclusions {string.Concat(s.Exclusions.Select(static e => e.Names + " " + e.Until))}")));
}
