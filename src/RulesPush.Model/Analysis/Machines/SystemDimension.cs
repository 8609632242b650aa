namespace RulesPush.Model;

/// <summary>The text of the operating system and the roles: together they say the kind, and the text says the version.</summary>
internal sealed class SystemDimension(AnalysisBudget budget) : SolvedDimension(budget)
{
    private readonly TextReaders _readers = new();
    private readonly PatternReader _domainController = PatternReader.OfValues(["Domain Controller"]);

    public override Resource Copy(Resource from, Resource to) => to with
    {
        OperatingSystemNameAndVersion = from.OperatingSystemNameAndVersion,
        SystemRoles = from.SystemRoles,
    };

    protected override Resource? Solve(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget) =>
        SolveInEachWay(demands, budget).FirstOrDefault();

    protected override IEnumerable<Resource> SolveInEachWay(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        var ofText = demands.Where(static d => d.Test is not TextTest).ToList();
        foreach (var roles in Roles([.. demands.Where(static d => d.Test is TextTest)], budget))
        {
            var machine = new Resource { SystemRoles = roles };
            if (Text(machine, ofText, budget) is { } found)
                yield return found;
        }
    }

    /// <summary>Roles that meet the demands on them: unknown ones, such as make no domain controller, and such as make one.</summary>
    private IEnumerable<IReadOnlyList<string>?> Roles(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        if (demands.All(static d => d.Allowed.Holds(Truth.Unknown)))
            yield return null;
        var readers = demands.Select(d => (_readers.Of(d.Test), d.Allowed)).ToList();
        if (TextDemands.FindList([.. readers, (_domainController, TruthSet.False)], budget) is { } others)
            yield return others;
        if (TextDemands.FindList([.. readers, (_domainController, TruthSet.True)], budget) is { } controllers)
            yield return controllers;
    }

    /// <summary>Gives the machine an operating system that meets the demands.</summary>
    private Resource? Text(Resource machine, List<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        if (Meets(machine, demands))
            return machine;
        var texts = new OperatingSystemTexts(
            _readers, [.. demands.Select(static d => d.Test).OfType<OperatingSystemTest>()], demands.Any(static d => d.Test is SystemKindTest));
        // Most often one that looks like a real one does; only where none does all texts are searched.
        foreach (var text in texts.Likely)
        {
            budget.Take();
            var likely = machine with { OperatingSystemNameAndVersion = text };
            if (Meets(likely, demands))
                return likely;
        }

        var isController = machine.SystemKind == SystemKind.DomainController;
        var found = texts.Find(
            text => demands.All(d => d.Allowed.Holds(d.Test is OperatingSystemTest system ? text.Evaluate(system) : IsOfKind((SystemKindTest)d.Test, text))),
            text => demands.Any(d => IsLost(d, text)),
            budget);
        return found is null ? null : machine with { OperatingSystemNameAndVersion = found };

        Truth IsOfKind(SystemKindTest test, OperatingSystemTexts.Reading text) =>
            test.Kinds.Contains(isController ? SystemKind.DomainController : text.Kind).ToTruth();

        // What says domain controller says so however it goes on.
        bool IsLost((ConditionTest Test, TruthSet Allowed) demand, OperatingSystemTexts.Reading text) => demand.Test is OperatingSystemTest system
            ? demand.Allowed == TruthSet.True ? text.IsLost(system) : !demand.Allowed.Holds(Truth.True) && text.IsSettled(system)
            : (isController || text.Kind == SystemKind.DomainController) && !demand.Allowed.Holds(IsOfKind((SystemKindTest)demand.Test, text));
    }

    private static bool Meets(Resource machine, List<(ConditionTest Test, TruthSet Allowed)> demands) =>
        demands.All(d => d.Allowed.Holds(ReferenceCriteria.Evaluate(new Condition { Test = d.Test }, machine, default)));
}
