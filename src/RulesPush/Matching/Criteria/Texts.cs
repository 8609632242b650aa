namespace RulesPush.Matching.Criteria;

/// <summary>How a text of a machine is read.</summary>
internal interface IText
{
    static abstract string? Of(Resource resource);
}

/// <summary>How a list of texts of a machine is read.</summary>
internal interface ITexts
{
    static abstract IReadOnlyList<string>? Of(Resource resource);
}

internal readonly struct Domain : IText
{
    public static string? Of(Resource resource) => resource.ResourceDomainOrWorkgroup;
}

internal readonly struct AdSite : IText
{
    public static string? Of(Resource resource) => resource.ADSiteName;
}

internal readonly struct OrganizationalUnits : ITexts
{
    public static IReadOnlyList<string>? Of(Resource resource) => resource.SystemOUName;
}

internal readonly struct Groups : ITexts
{
    public static IReadOnlyList<string>? Of(Resource resource) => resource.SystemGroupName;
}

internal readonly struct Roles : ITexts
{
    public static IReadOnlyList<string>? Of(Resource resource) => resource.SystemRoles;
}

internal readonly struct Agents : ITexts
{
    public static IReadOnlyList<string>? Of(Resource resource) => resource.AgentName;
}
