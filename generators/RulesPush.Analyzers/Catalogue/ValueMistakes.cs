using Microsoft.CodeAnalysis;
using static RulesPush.Analyzers.DiagnosticForm;

namespace RulesPush.Analyzers;

/// <summary>RP1001 and following: addresses and other values.</summary>
internal static class ValueMistakes
{
    public static readonly DiagnosticDescriptor MalformedNetwork = new(
        "RP1001", "malformed network",
        "'{0}' is not {1}: write it as in {2}",
        Category, Always, true, null, Pages + "RP1001.md", NotConfigurable);

    public static readonly DiagnosticDescriptor HostBitsSet = new(
        "RP1002", "host bits are set in a network",
        "'{0}' has host bits set: write the network {1}, or the prefix length that was meant",
        Category, Always, true, null, Pages + "RP1002.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MalformedAddress = new(
        "RP1003", "malformed address",
        "'{0}' is not an IP address: write four decimal numbers without leading zeros, as in 10.1.0.5, or an IPv6 address, as in 2001:db8::5",
        Category, Always, true, null, Pages + "RP1003.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MalformedRange = new(
        "RP1004", "impossible range of addresses",
        "'{0}' is not a range: {1}",
        Category, Always, true, null, Pages + "RP1004.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MalformedAdSite = new(
        "RP1005", "impossible name of an AD site",
        "'{0}' names no AD site: write 1 to 63 characters, without wildcards",
        Category, Always, true, null, Pages + "RP1005.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MalformedPattern = new(
        "RP1006", "malformed pattern",
        "'{0}' is not a pattern: it is blank or holds a control character, and would match no machine",
        Category, Always, true, null, Pages + "RP1006.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MalformedVersion = new(
        "RP1007", "malformed version",
        "'{0}' is not a version: write numbers with dots between them, as in 10.0.19045",
        Category, Always, true, null, Pages + "RP1007.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MalformedDay = new(
        "RP1008", "malformed day",
        "'{0}' is not a day of the calendar: write year, month and day, as in 2027-03-31",
        Category, Always, true, null, Pages + "RP1008.md", NotConfigurable);

    public static readonly DiagnosticDescriptor DaysOutOfRange = new(
        "RP1009", "number of days out of range",
        "{0} is not a number of days since discovery: write 1 to {1}",
        Category, Always, true, null, Pages + "RP1009.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NothingGiven = new(
        "RP1010", "nothing to compare with",
        "[{0}] has nothing to compare with: give it {1}",
        Category, Always, true, null, Pages + "RP1010.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MalformedTime = new(
        "RP1011", "malformed time",
        "'{0}' is not a time: write it in ISO 8601, as in 2026-11-20T12:00:00Z or 2026-11-20",
        Category, Always, true, null, Pages + "RP1011.md", NotConfigurable);
}
