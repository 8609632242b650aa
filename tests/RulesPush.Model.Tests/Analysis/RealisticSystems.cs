using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>What administrators write of operating systems is proved, with ample room within the budget of an editor.</summary>
public sealed class RealisticSystems
{
    /// <summary>Of random ones, which are stranger than what anybody writes, a few take more.</summary>
    private const int AmpleSteps = AnalysisBudget.DefaultSteps / 2;

    private static readonly UtcDay _today = new(2026, 11, 22);

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    private static readonly Gen<string> _pattern = Gen.OneOf(
        "*Windows 10*", "*Windows 11*", "*Windows*", "*Server 2012*", "*Server 2016*", "*Server 2019*", "*Server 2022*", "*Server*", "*Workstation*",
        "*Workstation 10*", "*Workstation 10.0*", "Microsoft Windows NT*", "Microsoft Windows NT Workstation*", "Microsoft Windows NT Server*",
        "Microsoft Windows NT*Server*", "Microsoft Windows NT Server 10.0", "Microsoft Windows NT Workstation 10.0.1904?", "*Advanced Server*",
        "*Ubuntu*", "*Debian*", "*Red Hat*", "*SUSE*", "Linux*", "* 10.0*", "*(19045)", "*beta*", "*rc*", "*Enterprise*", "*LTSC*", "*Windows*7*");

    private static readonly Gen<string?> _version = Gen.OneOf<string?>(null, null, "10", "10.0", "6.1", "6.2", "8.0", "10.0.17763", "10.0.19041", "10.0.19045", "10.0.22631");

    private static readonly Gen<SystemKind> _kind = Gen.OneOf(SystemKind.Workstation, SystemKind.Server, SystemKind.DomainController, SystemKind.Other);

    private static readonly Gen<ConditionTest> _systemKind = _kind.Array[1, 3].Select(static kinds => (ConditionTest)new SystemKindTest(kinds));

    private static readonly Gen<ConditionTest> _system = Gen.Select(_pattern.Array[1, 4], _version, _version).Select(
        static (patterns, min, max) => (ConditionTest)new OperatingSystemTest([.. patterns.Distinct()], min, max));

    private static readonly Gen<ConditionTest> _role =
        Gen.OneOf("Domain Controller", "*Controller", "*Backup*", "SQL*").Select(static role => (ConditionTest)new TextTest(TextSubject.Role, role));

    private static readonly Gen<Condition> _condition = Gen.Select(
        Gen.Frequency((2, _systemKind), (5, _system), (1, _role)), Gen.Int[0, 2], static (test, not) => new Condition { Test = test, IsExclude = not == 0 });

    private static readonly Gen<CriteriaDefinition> _criteria = Gen.Select(_systemKind, _condition.Array[1, 2]).Select(static (kind, others) =>
        new CriteriaDefinition { RuleName = "Class", Conditions = new([new Condition { Test = kind }, .. others]) });

    [Fact]
    public void Classes_that_administrators_write_are_proved()
    {
        CriteriaDefinition[] written =
        [
            Class(Kinds(SystemKind.Workstation), System("10.0.19041", "*Windows 10*", "*Windows 11*")),
            Class(Kinds(SystemKind.Server), System("10.0", "*Server 2016*", "*Server 2019*", "*Server 2022*")),
            Class(Kinds(SystemKind.Workstation, SystemKind.Server), System("6.2", "*Workstation*"), System(null, "*Workstation 10*")),
            Class(Kinds(SystemKind.Other), System("8.0", "*Ubuntu*", "*Debian*", "*Red Hat*", "*SUSE*"), System(null, "*beta*", "*rc*") with { IsExclude = true }),
        ];
        foreach (var criteria in written)
        {
            var (steps, isProved) = Prove(criteria);
            Assert.True(isProved);
            TestContext.Current.TestOutputHelper?.WriteLine($"{steps:N0} steps: {criteria.Conditions}");
            Assert.InRange(steps, 1, 5_000);
        }
    }

    [Fact]
    public void Classes_like_those_that_administrators_write_are_proved()
    {
        var (all, large, unproved) = (0, 0, 0);
        _criteria.Sample(
            criteria =>
            {
                Interlocked.Increment(ref all);
                var (steps, isProved) = Prove(criteria);
                if (steps > AmpleSteps)
                    Interlocked.Increment(ref large);
                if (!isProved)
                    Interlocked.Increment(ref unproved);
            },
            iter: _isFull ? 20_000 : 500,
            threads: 2,
            print: static criteria => $"{criteria.Conditions}");
        TestContext.Current.TestOutputHelper?.WriteLine($"of {all:N0} classes {large:N0} took more than half of the budget, {unproved:N0} were not proved");
        Assert.True(large <= all / 100, $"{large:N0} of {all:N0} take more than half of the budget");
        Assert.True(unproved <= all / 500, $"{unproved:N0} of {all:N0} are not proved");
    }

    private static (int Steps, bool IsProved) Prove(CriteriaDefinition criteria)
    {
        var budget = new AnalysisBudget();
        var space = new MachineSpace(new RulePackDefinition { Name = "Rules", Criteria = new(criteria) }, _today.Noon, budget);
        var findings = new CriteriaAnalysis(space).Find(criteria, isHeldUp: false).ToList();
        return (budget.Taken, !findings.Exists(static f => f.Kind == FindingKind.NotProved));
    }

    private static CriteriaDefinition Class(params Condition[] conditions) => new() { RuleName = "Class", Conditions = new(conditions) };

    private static Condition Kinds(params SystemKind[] kinds) => new() { Test = new SystemKindTest(kinds) };

    private static Condition System(string? min, params string[] patterns) => new() { Test = new OperatingSystemTest(patterns, min, null) };
}
