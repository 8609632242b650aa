namespace RulesPush.Model;

/// <summary>A text of which a machine has at most one: a name, the domain, or a custom property.</summary>
internal sealed class TextDimension(ConditionTest any, AnalysisBudget budget) : SolvedDimension(budget)
{
    private readonly TextReaders _readers = new();

    /// <summary>What a machine is called where nothing speaks against it: without a Name it could not be listed.</summary>
    public const string UsualName = "PC-1";

    /// <summary>Whether this is the Name.</summary>
    public bool IsName => any is TextTest { Subject: TextSubject.Name };

    protected override Resource Example => IsName ? Reports(UsualName) : new Resource();

    public override Resource Copy(Resource from, Resource to) => any switch
    {
        TextTest { Subject: TextSubject.Name } => to with { Name = from.Name },
        TextTest { Subject: TextSubject.Domain } => to with { ResourceDomainOrWorkgroup = from.ResourceDomainOrWorkgroup },
        NetBiosNameTest => to with { NetBiosName = from.NetBiosName },
        PropertyTest property => FiniteDimensions.Copy(property.Property, from, to),
        _ => throw new InvalidOperationException($"{any} reads no single text"),
    };

    protected override Resource? Solve(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        var mayBeUnknown = demands.All(static d => d.Allowed.Holds(Truth.Unknown));
        if (mayBeUnknown && !IsName)
            return new Resource();
        return TextDemands.Find(demands.Select(d => (_readers.Of(d.Test), d.Allowed)), budget) is { } text ? Reports(text)
            : mayBeUnknown ? new Resource()
            : null;
    }

    protected override Truth Evaluate(ConditionTest test, Resource machine) => test is NetBiosNameTest name
        ? machine.NetBiosName is { } text ? name.Patterns.Any(p => p.IsMatch(text)).ToTruth() : Truth.Unknown
        : base.Evaluate(test, machine);

    private Resource Reports(string text) => any switch
    {
        TextTest { Subject: TextSubject.Name } => new Resource { Name = text },
        TextTest { Subject: TextSubject.Domain } => new Resource { ResourceDomainOrWorkgroup = text },
        NetBiosNameTest => new Resource { NetBiosName = text },
        PropertyTest property => FiniteDimensions.Reports(property.Property, text),
        _ => throw new InvalidOperationException($"{any} reads no single text"),
    };
}
