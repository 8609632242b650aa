namespace RulesPush.Model;

/// <summary>A site as its rule class defines it.</summary>
public sealed record SiteDefinition
{
    /// <summary>The full name of the rule class.</summary>
    public required string RuleName { get; init; }

    /// <summary>The site code: three letters or digits, in upper case.</summary>
    public required string Code { get; init; }

    /// <summary>Whether the site is a secondary one, which has a parent and no database of its own.</summary>
    public required bool IsSecondary { get; init; }

    /// <summary>The full name of the rule class of the parent site, always a primary one; null where it reports to none.</summary>
    public string? Parent { get; init; }

    /// <summary>The default management point of a primary site, or the proxy one of a secondary site; null where it has none.</summary>
    public string? ManagementPoint { get; init; }

    /// <summary>The site boundaries: a resource within them is assigned to the site.</summary>
    public EquatableArray<BoundaryDefinition> Boundaries { get; init; }

    /// <summary>The roaming boundaries, which never assign.</summary>
    public EquatableArray<BoundaryDefinition> RoamingBoundaries { get; init; }

    /// <summary>Site-wide client push; null where it is off.</summary>
    public ClientPushDefinition? ClientPush { get; init; }

    /// <summary>How requests are carried out, those of site-wide client push and those that somebody makes by hand.</summary>
    public ClientPushSettings PushSettings { get; init; } = ClientPushSettings.Default;

    /// <summary>The exclusion list.</summary>
    public EquatableArray<PushExclusion> Exclusions { get; init; }

    /// <summary>Machines that this site pushes to, and others that it does not.</summary>
    public EquatableArray<ExampleDefinition> Examples { get; init; }
}

/// <summary>Under which criteria a site installs clients by itself.</summary>
public sealed record ClientPushDefinition
{
    /// <summary>The full names of the criteria classes, in the order in which they are tried; empty: every machine.</summary>
    public EquatableArray<string> Criteria { get; init; }

    /// <summary>Whether domain controllers are let in, which otherwise are never pushed.</summary>
    public bool DomainControllers { get; init; }
}

/// <summary>An entry of a site's exclusion list.</summary>
public sealed record PushExclusion
{
    /// <summary>Patterns, held against Name, NetBiosName and ResourceNames.</summary>
    public required EquatableArray<Pattern> Names { get; init; }

    /// <summary>Why; null where the rule does not say.</summary>
    public string? Because { get; init; }

    /// <summary>The last day on which the entry holds; null: for good.</summary>
    public UtcDay? Until { get; init; }

    /// <summary>As an administrator writes it: <c>ExcludeFromPush("AKR-LAB-*")</c>.</summary>
    public override string ToString() => $"ExcludeFromPush({StringLiteral.List(Names.Select(static n => n.Text))})";
}
