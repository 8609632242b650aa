using System.Linq.Expressions;
using RulesPush.Model;

namespace RulesPush.Benchmarks.Criteria;

/// <summary>The criteria as a list of compiled expression trees, as rules are that come out of a table or a file.</summary>
internal sealed class ExpressionRules
{
    private static readonly ParameterExpression _machine = Expression.Parameter(typeof(Resource), "m");

    private static readonly ParameterExpression _now = Expression.Parameter(typeof(DateTimeOffset), "now");

    private readonly Func<Resource, DateTimeOffset, bool>[] _rules;

    public ExpressionRules(IReadOnlyList<CriteriaDefinition> criteria) => _rules =
    [
        .. criteria.Select(static c => Expression.Lambda<Func<Resource, DateTimeOffset, bool>>(
            c.Conditions.Select(Holds).Aggregate(Expression.AndAlso), _machine, _now).Compile()),
    ];

    /// <summary>The first rule that holds; -1 where none does.</summary>
    public int First(Resource machine, DateTimeOffset now)
    {
        for (var i = 0; i < _rules.Length; i++)
        {
            if (_rules[i](machine, now))
                return i;
        }

        return -1;
    }

    private static Expression Holds(Condition condition) => condition.Test switch
    {
        SystemKindTest kind => Any(kind.Kinds.Kinds, static k => Call(nameof(MachineTests.IsKind), _machine, Expression.Constant((int)k))),
        TextTest text => Known(condition.IsExclude, ObservedTexts.PropertyName(text.Subject), text),
        OperatingSystemTest { MinVersion: { } min } system => Expression.AndAlso(
            Any(system.Patterns, static p => Text(p.Text, Seen(nameof(Resource.OperatingSystemNameAndVersion)), "")),
            Call(nameof(MachineTests.IsAtLeast), [Seen(nameof(Resource.OperatingSystemVersion)), .. min.Numbers.Select(static n => Expression.Constant((int)n))])),
        IpSubnetTest subnet => Any(subnet.Networks, static n => Call(
            nameof(MachineTests.IsIn), Seen(nameof(Resource.IPAddresses)), Expression.Constant((int)n.Address.Low), Expression.Constant(n.PrefixLength))),
        LastSeenWithinTest seen => Call(nameof(MachineTests.SeenWithin), Seen(nameof(Resource.AgentTime)), Expression.Constant(seen.Days), _now),
        PropertyTest property => Call(
            nameof(MachineTests.PropertyAtLeast), _machine, Expression.Constant(property.Property.Name), Expression.Constant(property.Values[0].Value)),
        _ => throw new NotSupportedException($"The synthetic rules have no {condition}."),
    };

    private static BinaryExpression Known(bool isExclude, string property, TextTest text)
    {
        var any = Any(text.Patterns, p => Text(p.Text, Seen(property), text.Subject is TextSubject.Name or TextSubject.Domain or TextSubject.AdSite ? "" : "Any"));
        return Expression.AndAlso(Expression.NotEqual(Seen(property), Expression.Constant(null)), isExclude ? Expression.Not(any) : any);
    }

    private static Expression Any<T>(IEnumerable<T> values, Func<T, Expression> test) => values.Select(test).Aggregate(Expression.OrElse);

    private static MethodCallExpression Text(string pattern, Expression value, string any) => Call(
        any + (pattern.StartsWith('*'), pattern.EndsWith('*')) switch
        {
            (true, true) => nameof(MachineTests.Contains),
            (true, false) => nameof(MachineTests.EndsWith),
            (false, true) => nameof(MachineTests.StartsWith),
            _ => nameof(MachineTests.Is),
        },
        value,
        Expression.Constant(pattern.Trim('*')));

    private static MemberExpression Seen(string property) => Expression.Property(_machine, property);

    private static MethodCallExpression Call(string method, params Expression[] arguments) =>
        Expression.Call(typeof(MachineTests).GetMethod(method)!, arguments);
}
