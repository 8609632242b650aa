namespace RulesPush.Model;

/// <summary>The text of the operating system and the roles: together they say the kind, and the text says the version.</summary>
internal sealed class SystemDimension(AnalysisBudget budget) : SolvedDimension(budget)
{
    private static readonly SystemKindList _allKinds = new([.. Enum.GetValues(typeof(SystemKind)).Cast<SystemKind>()]);

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
        // Of the roles a text need only know whether they make a domain controller.
        var texts = new Dictionary<bool, string?>();
        foreach (var roles in Roles([.. demands.Where(static d => d.Test is TextTest)], budget))
        {
            var machine = new Resource { SystemRoles = roles };
            if (Meets(machine, ofText))
            {
                yield return machine;
                continue;
            }

            var isController = machine.SystemKind == SystemKind.DomainController;
            if (!texts.TryGetValue(isController, out var text))
                texts.Add(isController, text = Text(machine, ofText, isController, budget));
            if (text is not null)
                yield return machine with { OperatingSystemNameAndVersion = text };
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

    /// <summary>An operating system with which the machine meets the demands; null where there is none.</summary>
    private string? Text(Resource machine, List<(ConditionTest Test, TruthSet Allowed)> demands, bool isController, AnalysisBudget budget)
    {
        var kinds = demands.Where(static d => d.Test is SystemKindTest).Aggregate(_allKinds, static (left, demand) =>
            new([.. left.Kinds.Where(kind => demand.Allowed.Holds(((SystemKindTest)demand.Test).Kinds.Contains(kind).ToTruth()))]));
        if (!(isController ? kinds.Contains(SystemKind.DomainController) : kinds.Kinds.Any()))
            return null;
        var ofKinds = isController || kinds == _allKinds ? (SystemKindList?)null : kinds;
        var systems = demands.Where(static d => d.Test is OperatingSystemTest).Select(static d => ((OperatingSystemTest)d.Test, d.Allowed)).ToList();
        var open = new List<SystemTextCase>();
        foreach (var some in SystemTextCase.Of(systems, budget))
        {
            // Most often a text that looks like a real one does; only where none does all are searched.
            var likely = new LikelySystemTexts(some, ofKinds);
            if (FirstMeeting(likely.Usual.Concat(likely.Spelled)) is { } usual)
                return usual;
            // Versions make a search large, and most contradictions do without.
            if (OperatingSystemTexts.FindOfAnyVersion(_readers, some, ofKinds, budget) is not { } text)
                continue;
            if (FirstMeeting(likely.Others(text)) is { } versioned)
                return versioned;
            open.Add(some);
        }

        return open.Select(some => OperatingSystemTexts.FindOfVersions(_readers, some, ofKinds, budget)).FirstOrDefault(static text => text is not null);

        string? FirstMeeting(IEnumerable<string> texts) => texts.FirstOrDefault(text =>
        {
            budget.Take();
            return Meets(machine with { OperatingSystemNameAndVersion = text }, demands);
        });
    }

    private static bool Meets(Resource machine, List<(ConditionTest Test, TruthSet Allowed)> demands) =>
        demands.All(d => d.Allowed.Holds(ReferenceCriteria.Evaluate(new Condition { Test = d.Test }, machine, default)));
}
