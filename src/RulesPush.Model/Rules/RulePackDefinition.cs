namespace RulesPush.Model;

/// <summary>All rules of a project: the model that its pack was compiled from, and carries.</summary>
public sealed record RulePackDefinition
{
    /// <summary>The name of the project.</summary>
    public required string Name { get; init; }

    /// <summary>The sites, by full name.</summary>
    public EquatableArray<SiteDefinition> Sites { get; init; }

    /// <summary>The push criteria, by full name.</summary>
    public EquatableArray<CriteriaDefinition> Criteria { get; init; }

    /// <summary>The custom properties, by name.</summary>
    public EquatableArray<PropertyDefinition> Properties { get; init; }

    /// <summary>The networks of which every address should belong to a site, as <c>[assembly: EveryMachineOf]</c> states.</summary>
    public EquatableArray<IpNetwork> CompleteNetworks { get; init; }

    /// <summary>
    /// The full names of the rule classes that are not in the pack because the build found mistakes in them. Such a
    /// pack decides for the editor alone; <c>rulespush</c> refuses it.
    /// </summary>
    public EquatableArray<string> LeftOut { get; init; }

    /// <summary>The site whose rule class has this full name; null where the pack has none.</summary>
    public SiteDefinition? FindSite(string ruleName) => Sites.FirstOrDefault(s => s.RuleName == ruleName);

    /// <summary>The criteria whose rule class has this full name; null where the pack has none.</summary>
    public CriteriaDefinition? FindCriteria(string ruleName) => CriteriaIndex.Of(this).Find(ruleName);

    /// <summary>The name of a rule class without its namespace, or the full one where two classes would share it.</summary>
    public string ShortName(string ruleName) => CriteriaIndex.Of(this).ShortName(ruleName);

    internal static string LastSegment(string ruleName) => ruleName.Substring(ruleName.LastIndexOf('.') + 1);
}
