using System.Globalization;
using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>The environment variables that tell a program what to install.</summary>
internal static class InstallationVariables
{
    /// <summary>What the names of variables start with that hold secrets: those of <see cref="EnvironmentAccounts"/>, and others.</summary>
    private static readonly string[] _secretPrefixes = ["RULESPUSH_PASSWORD", "RULESPUSH_SECRET"];

    /// <summary>The variables of an order; what it does not say is empty.</summary>
    public static IEnumerable<(string Name, string Value)> Of(InstallationOrder order) =>
    [
        ("RULESPUSH_TARGET", order.Machine),
        ("RULESPUSH_ADDRESS", order.Address),
        ("RULESPUSH_SITE", order.Site),
        ("RULESPUSH_ASSIGNED_SITE", order.AssignedSite),
        ("RULESPUSH_MANAGEMENT_POINT", order.ManagementPoint ?? ""),
        ("RULESPUSH_REPORTING_MP", order.ReportingManagementPoint ?? ""),
        ("RULESPUSH_INSTALLATION_PROPERTIES", order.InstallationProperties ?? ""),
        ("RULESPUSH_CCR", order.Request.ToString(CultureInfo.InvariantCulture)),
        ("RULESPUSH_ATTEMPT", order.Attempt.ToString(CultureInfo.InvariantCulture)),
        ("RULESPUSH_ACCOUNT", order.Account?.Name ?? ""),
    ];

    /// <summary>Whether a variable may hold a secret.</summary>
    public static bool IsSecret(string name) =>
        _secretPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
