using Microsoft.CodeAnalysis;
using static RulesPush.Analyzers.DiagnosticForm;

namespace RulesPush.Analyzers;

/// <summary>RP1110 and following: how a site carries out its requests.</summary>
internal static class PushSettingsMistakes
{
    public static readonly DiagnosticDescriptor InvalidRetryInterval = new(
        "RP1110", "impossible retry interval",
        "'{0}' is not a retry interval: write hours, minutes and seconds, as in 01:00:00, or days before them, as in 1.12:00:00, more than nothing and at most 30 days",
        Category, Always, true, null, Pages + "RP1110.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NegativeRetryLimit = new(
        "RP1111", "negative retry limit",
        "{0} is not a number of retries: write how many attempts follow the first one, or 0 for none",
        Category, Always, true, null, Pages + "RP1111.md", NotConfigurable);

    public static readonly DiagnosticDescriptor ParallelismOutOfRange = new(
        "RP1112", "parallelism out of range",
        "{0} is not a number of requests at a time: write 1 to {1}",
        Category, Always, true, null, Pages + "RP1112.md", NotConfigurable);

    public static readonly DiagnosticDescriptor InvalidAccount = new(
        "RP1113", "impossible name of an account",
        "'{0}' names no account: write its name without control characters, as in CORP\\push",
        Category, Always, true, null, Pages + "RP1113.md", NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateAccount = new(
        "RP1114", "account listed twice",
        "The account '{0}' is listed twice: list it once, where it is to be tried",
        Category, Always, true, null, Pages + "RP1114.md", NotConfigurable);

    public static readonly DiagnosticDescriptor InvalidInstallationProperties = new(
        "RP1115", "impossible installation properties",
        "'{0}' are no installation properties: write them on one line and without control characters, as in SMSSITECODE=NYC",
        Category, Always, true, null, Pages + "RP1115.md", NotConfigurable);
}
