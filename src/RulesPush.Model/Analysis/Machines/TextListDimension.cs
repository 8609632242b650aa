namespace RulesPush.Model;

/// <summary>A list of texts: organizational units, groups, or discovery methods.</summary>
internal sealed class TextListDimension(TextSubject subject, AnalysisBudget budget) : SolvedDimension(budget)
{
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
        return TextDemands.FindList([.. demands.Select(d => (_readers.Of(d.Test), d.Allowed))], budget) is { } texts ? Reports(texts) : null;
    }

    private Resource Reports(IReadOnlyList<string> texts) => subject switch
    {
        TextSubject.OrganizationalUnit => new Resource { SystemOUName = texts },
        TextSubject.Group => new Resource { SystemGroupName = texts },
        TextSubject.DiscoveredBy => new Resource { AgentName = texts },
        _ => throw new InvalidOperationException($"{subject} is no list of its own"),
    };
}
