namespace RulesPush.Model;

/// <summary>Machines that show of values of a condition that they count: with a plain text that no other value of it matches.</summary>
/// <remarks>
/// Of a condition with thousands of names nearly each counts for that simple reason, while a proof would read all names for
/// each of them. Texts of the system and the place are left out, as they say more than one test reads.
/// </remarks>
internal static class OwnTexts
{
    /// <summary>For each value of a condition such a machine; null where there is none, or it takes a proof.</summary>
    public static IReadOnlyList<Resource?> Of(ConditionTest test)
    {
        if (test is not TextTest text || !IsAlone(text.Subject))
            return [];
        var plain = text.Patterns.Where(static p => !p.HasWildcard).GroupBy(static p => Fold(p.Text)).ToDictionary(static g => g.Key, static g => g.Count());
        var others = text.Patterns.Where(static p => p.HasWildcard).ToList();
        return [.. text.Patterns.Select(p => !p.HasWildcard && plain[Fold(p.Text)] == 1 && !others.Exists(o => o.IsMatch(p.Text)) ? Machine(text.Subject, p.Text) : null)];
    }

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
