namespace RulesPush.Model;

/// <summary>How a site carries out its client configuration requests (CCRs).</summary>
public sealed record ClientPushSettings
{
    /// <summary>The settings of a site that says nothing about them.</summary>
    public static ClientPushSettings Default { get; } = new();

    /// <summary>How long after a failed attempt the next one follows.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How many attempts follow the first one: by default 168, which with the first are 169, and with an hour between
    /// them one week.
    /// </summary>
    public int RetryLimit { get; init; } = 168;

    /// <summary>How many requests are carried out at a time.</summary>
    public int Parallelism { get; init; } = 10;

    /// <summary>
    /// The names of the accounts that install, in the order in which they are tried; empty: the account of the site
    /// server itself. Their secrets are no part of the rules.
    /// </summary>
    public EquatableArray<string> Accounts { get; init; }

    /// <summary>What the client's installation is handed, such as <c>SMSSITECODE=NYC</c>; null where there is nothing.</summary>
    public string? InstallationProperties { get; init; }
}
