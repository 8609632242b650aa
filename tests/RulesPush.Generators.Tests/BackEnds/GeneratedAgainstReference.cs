using CsCheck;
using RulesPush.Generators.Tests.Running;
using RulesPush.Matching;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>The compiled pack and the reference evaluator never disagree, on random packs and random machines.</summary>
public sealed class GeneratedAgainstReference
{
    private const int MachinesPerPack = 800;

    private const string FailingExamples = "examples that fail";

    private const string HoldingExamples = "examples that hold";

    private static readonly int _packs = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 1_250 : 60;

    /// <summary>The decision; null where a method of the rules throws, which both back ends let through.</summary>
    private static Decision? DecisionOf(Func<Decision> decide)
    {
        try
        {
            return decide();
        }
        catch (NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>What a reason must say of criteria: of those that did not match, the first with the fewest misses, all of them explained.</summary>
    private static string Named(RulePackDefinition pack, Decision decision, Resource machine, DateTimeOffset now)
    {
        var isMissing = decision is { Outcome: Outcome.MissingData, Condition: not null };
        if (!isMissing && decision.Outcome != Outcome.NoCriterionMatched)
            return decision.Criteria is { } criteria ? pack.ShortName(criteria.RuleName) : " ";
        var nearest = decision.Site!.ClientPush!.Criteria.Select(name => CriteriaExplanation.Of(pack.Criteria.Single(c => c.RuleName == name), machine, now))
            .Where(c => !isMissing || c.Truth == Truth.Unknown)
            .OrderBy(static c => c.Misses)
            .First();
        var shortName = nearest.Criteria.RuleName.Split('.')[^1];
        return isMissing ? $"; needed by {shortName}" : $"nearest miss {shortName}: ";
    }

    [Fact]
    public void They_take_the_same_decisions()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomRules.Pack, RandomMachines.Machine.Array[MachinesPerPack], RandomValues.Now)
            .Sample(
                (written, machines, now) =>
                {
                    met.Count("packs");
                    var source = RuleSource.Of(written);
                    var generated = GeneratedPack.Generate(RulesProject.Of(source));
                    var pack = generated.Load();
                    var inTables = (CompiledRulePack)generated.Load();
                    inTables.StraightLine = 0;
                    // The model went through source code, parser and emitter.
                    Assert.Equal(written, pack.Definition);
                    HoldExamplesAgainst(pack, UtcDay.Of(now), met);
                    foreach (var machine in machines)
                    {
                        var decision = DecisionOf(() => pack.Decide(machine, now));
                        Assert.Equal(DecisionOf(() => ReferenceDecision.Decide(pack.Definition, machine, now)), decision);
                        Assert.Equal(decision, DecisionOf(() => inTables.Decide(machine, now)));
                        Assert.Equal(ReferenceAssignment.Assign(pack.Definition, machine), pack.Assign(machine));
                        if (decision is not { } decided)
                            continue;
                        Assert.Contains(Named(pack.Definition, decided, machine, now), Reason.Of(pack.Definition, decided, machine, now), StringComparison.Ordinal);
                        met.Count($"{decided.Outcome}");
                        met.Count("decided");
                    }

                    return true;
                },
                iter: _packs,
                threads: 2,
                print: static input => RuleSource.Of(input.Item1)),
            [.. Enum.GetNames<Outcome>(), FailingExamples, HoldingExamples]);

        // Or the machines and rules would have stopped meeting.
        Assert.True(met["decided"] >= met["packs"] * MachinesPerPack * 9 / 10);
        Assert.True(met[FailingExamples] > met["packs"] / 2 && met[HoldingExamples] > met["packs"] / 2);
    }

    /// <summary>The analysis finds the examples that do not hold by the production matcher, or in which a method throws.</summary>
    private static void HoldExamplesAgainst(IRulePack pack, UtcDay today, MetCases met)
    {
        var all = RulePackExamples.Of(pack).ToList();
        var failing = all.Where(e => !Holds(e)).Select(static e => (e.RuleName, e.Example.Machine)).ToList();
        Assert.Equal(failing, ExampleAnalysis.Find(pack.Definition, today, new AnalysisBudget()).Select(static f => (f.Rule, f.Witness!)));
        met.Count(FailingExamples, failing.Count);
        met.Count(HoldingExamples, all.Count - failing.Count);

        bool Holds(RulePackExample example)
        {
            try
            {
                return example.Holds(example.Example.Now(today));
            }
            catch (NullReferenceException)
            {
                return false;
            }
        }
    }
}
