using System.Diagnostics;

namespace RulesPush;

/// <summary>
/// Says how a site carries out its client configuration requests (CCRs). Without it, or without one of its properties,
/// the defaults hold. It has a meaning without <c>[ClientPush]</c> too, for requests that somebody makes by hand.
/// </summary>
/// <example><code>
/// [PrimarySite("NYC")]
/// [ClientPush(typeof(Workstations))]
/// [ClientPushSettings(Parallelism = 25, Accounts = ["CORP\\push", "CORP\\push2"], InstallationProperties = "SMSSITECODE=NYC")]
/// public partial class NewYork;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
public sealed class ClientPushSettingsAttribute : Attribute
{
    /// <summary>
    /// How long after a failed attempt the next one follows: hours, minutes and seconds, such as <c>00:30:00</c>, with
    /// days before them where there are any, such as <c>1.12:00:00</c>. More than nothing, at most 30 days; by default
    /// one hour.
    /// </summary>
    public string RetryInterval { get; set; } = "01:00:00";

    /// <summary>
    /// How many attempts follow the first one; 0: none. By default 168, which with the first are 169 attempts, and with
    /// an hour between them one week.
    /// </summary>
    public int RetryLimit { get; set; } = 168;

    /// <summary>How many requests are carried out at a time, 1 to 1000; by default 10.</summary>
    public int Parallelism { get; set; } = 10;

    /// <summary>
    /// The names of the accounts that install, in the order in which they are tried, such as <c>CORP\push</c>; by
    /// default none, which means the account of the site server itself. Never a secret: rules are there to be read.
    /// </summary>
    public string[]? Accounts { get; set; }

    /// <summary>
    /// What the client's installation is handed, on one line, such as <c>SMSSITECODE=NYC</c>; by default nothing.
    /// </summary>
    public string? InstallationProperties { get; set; }
}
