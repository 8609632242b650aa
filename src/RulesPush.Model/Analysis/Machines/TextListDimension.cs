namespace RulesPush.Model;

/// <summary>A list of texts: organizational units, groups, or discovery methods.</summary>
internal sealed class TextListDimension(TextSubject subject, AnalysisBudget budget) : SolvedDimension(budget)
{
    private static readonly string[] _methods = ["Heartbeat", "AD System", "Network", "AD Group", "Manual"];

    private readonly TextReaders _readers = new();

    public override Resource Copy(Resource from, Resource to) => subject switch
    {
        TextSubject.OrganizationalUnit => to with { SystemOUName = from.SystemOUName },
        TextSubject.Group => to with { SystemGroupName = from.SystemGroupName },
        TextSubject.DiscoveredBy => to with { AgentName = from.AgentName },
        _ => throw new InvalidOperationException($"{subject} is no list of its own"),
    };

    protected override Resource? Solve(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        if (demands.All(static d => d.Allowed.Holds(Truth.Unknown)))
            return new Resource();
        if (TextDemands.FindList([.. demands.Select(d => (_readers.Of(d.Test), d.Allowed))], budget) is not { } texts)
            return null;
        // No machine was seen by nobody: a method that exists reads better than an empty list.
        var method = subject == TextSubject.DiscoveredBy && texts.Count == 0
            ? _methods.FirstOrDefault(m => !demands.Any(d => !d.Allowed.Holds(Truth.True) && ((TextTest)d.Test).Patterns.Any(p => p.IsMatch(m))))
            : null;
        return Reports(method is null ? texts : [method]);
    }

    private Resource Reports(IReadOnlyList<string> texts) => subject switch
    {
        TextSubject.OrganizationalUnit => new Resource { SystemOUName = texts },
        TextSubject.Group => new Resource { SystemGroupName = texts },
        TextSubject.DiscoveredBy => new Resource { AgentName = texts },
        _ => throw new InvalidOperationException($"{subject} is no list of its own"),
    };
}
