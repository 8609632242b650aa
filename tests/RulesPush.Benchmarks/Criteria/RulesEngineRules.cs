using Microsoft.CodeAnalysis.CSharp;
using RulesEngine.Models;
using RulesPush.Model;

namespace RulesPush.Benchmarks.Criteria;

/// <summary>
/// The criteria as rules of RulesEngine, compiled once: typed parameters, the tests as methods of a registered class, and
/// no messages for exceptions. All of them, as it usually has them; or below a rule that one of them is enough for, which it
/// asks until one holds.
/// </summary>
internal sealed class RulesEngineRules
{
    private const string Workflow = "criteria";

    private readonly RulesEngine.RulesEngine _engine;
    private readonly bool _stopsAtFirst;

    public RulesEngineRules(IReadOnlyList<CriteriaDefinition> criteria, bool stopsAtFirst)
    {
        _stopsAtFirst = stopsAtFirst;
        Rule[] rules = [.. criteria.Select(static (c, i) => new Rule { RuleName = $"R{i}", Expression = string.Join(" && ", c.Conditions.Select(Expression)) })];
        _engine = new RulesEngine.RulesEngine(
            [new Workflow { WorkflowName = Workflow, Rules = stopsAtFirst ? [new Rule { RuleName = "Any", Operator = "OrElse", Rules = rules }] : rules }],
            new ReSettings
            {
                CustomTypes = [typeof(MachineTests)],
                EnableFormattedErrorMessage = false,
                EnableScopedParams = false,
                NestedRuleExecutionMode = NestedRuleExecutionMode.Performance,
            });
    }

    /// <summary>The first rule that holds; -1 where none does.</summary>
    public int First(Resource machine, DateTimeOffset now)
    {
        var results = _engine.ExecuteAllRulesAsync(Workflow, new RuleParameter("m", machine), new RuleParameter("now", now)).AsTask().GetAwaiter().GetResult();
        if (!_stopsAtFirst)
            return results.FindIndex(static r => r.IsSuccess);
        // Those behind the one that holds are not among the results.
        var asked = 0;
        foreach (var result in results[0].ChildResults ?? [])
        {
            if (result.IsSuccess)
                return asked;
            asked++;
        }

        return -1;
    }

    private static string Expression(Condition condition) => condition.Test switch
    {
        SystemKindTest kind => Any(kind.Kinds.Kinds, static k => $"MachineTests.IsKind(m, {(int)k})"),
        TextTest text => Known(condition, $"m.{ObservedTexts.PropertyName(text.Subject)}", Any(text.Patterns, p =>
            Text(p.Text, $"m.{ObservedTexts.PropertyName(text.Subject)}", text.Subject is TextSubject.Name or TextSubject.Domain or TextSubject.AdSite ? "" : "Any"))),
        OperatingSystemTest { MinVersion: { } min } system => $"{Any(system.Patterns, static p => Text(p.Text, "m.OperatingSystemNameAndVersion", ""))} && MachineTests.IsAtLeast(m.OperatingSystemVersion, {string.Join(", ", min.Numbers)})",
        IpSubnetTest subnet => Any(subnet.Networks, static n => $"MachineTests.IsIn(m.IPAddresses, {n.Address.Low}, {n.PrefixLength})"),
        LastSeenWithinTest seen => $"MachineTests.SeenWithin(m.AgentTime, {seen.Days}, now)",
        PropertyTest property => $"MachineTests.PropertyAtLeast(m, \"{property.Property.Name}\", {property.Values[0]})",
        _ => throw new NotSupportedException($"The synthetic rules have no {condition}."),
    };

    private static string Known(Condition condition, string value, string test) => condition.IsExclude ? $"{value} != null && !{test}" : test;

    private static string Any<T>(IEnumerable<T> values, Func<T, string> test) => $"({string.Join(" || ", values.Select(test))})";

    private static string Text(string pattern, string value, string any)
    {
        var text = SymbolDisplay.FormatLiteral(pattern.Trim('*'), quote: true);
        var method = (pattern.StartsWith('*'), pattern.EndsWith('*')) switch
        {
            (true, true) => "Contains",
            (true, false) => "EndsWith",
            (false, true) => "StartsWith",
            _ => "Is",
        };
        return $"MachineTests.{any}{method}({value}, {text})";
    }
}
