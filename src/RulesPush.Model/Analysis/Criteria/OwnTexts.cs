namespace RulesPush.Model;

/// <summary>Machines that show of values of a condition that they count: with a plain text that no other value of it matches.</summary>
/// <remarks>
/// Of a condition with thousands of names nearly each counts for that simple reason, while a proof would read all names for
/// each of them. Texts of the system and the place are left out, as they say more than one test reads.
/// </remarks>
internal sealed class OwnTexts
{
    private readonly TextTest? _test;
    private readonly Dictionary<string, int> _plain = [];
    private readonly List<Pattern> _others = [];

    public OwnTexts(ConditionTest test)
    {
        _test = test is TextTest text && IsAlone(text.Subject) ? text : null;
        foreach (var pattern in _test?.Patterns ?? default)
        {
            if (pattern.HasWildcard)
                _others.Add(pattern);
            else
                _plain[Fold(pattern.Text)] = _plain.TryGetValue(Fold(pattern.Text), out var count) ? count + 1 : 1;
        }
    }

    /// <summary>What it costs to look at a value, in steps of the budget.</summary>
    public int Steps => 1 + (_others.Count / 100);

    /// <summary>Such a machine of a value, by its place; null where there is none, or it takes a proof.</summary>
    public Resource? MachineOf(int value) =>
        _test?.Patterns[value] is { HasWildcard: false } pattern && _plain[Fold(pattern.Text)] == 1 && !_others.Exists(o => o.IsMatch(pattern.Text))
            ? Machine(_test.Subject, pattern.Text)
            : null;

    private static bool IsAlone(TextSubject subject) =>
        subject is TextSubject.Name or TextSubject.Domain or TextSubject.OrganizationalUnit or TextSubject.Group or TextSubject.DiscoveredBy;

    private static string Fold(string text) => string.Concat(text.Select(CaseFolding.Fold));

    private static Resource Machine(TextSubject subject, string text) => subject switch
    {
        TextSubject.Name => new Resource { Name = text },
        TextSubject.Domain => new Resource { ResourceDomainOrWorkgroup = text },
        TextSubject.OrganizationalUnit => new Resource { SystemOUName = [text] },
        TextSubject.Group => new Resource { SystemGroupName = [text] },
        _ => new Resource { AgentName = [text] },
    };
}
