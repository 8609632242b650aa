using Microsoft.CodeAnalysis;
using static RulesPush.Analyzers.DiagnosticForm;

namespace RulesPush.Analyzers;

/// <summary>RP1101 and following: sites, their parents and their criteria.</summary>
internal static class SiteMistakes
{
    public static readonly DiagnosticDescriptor InvalidSiteCode = new(
        "RP1101", "invalid site code",
        "'{0}' is not a site code: write three letters A to Z or digits, as in NYC",
        Category, Always, true, null, Pages + "RP1101.md", NotConfigurable);

    public static readonly DiagnosticDescriptor ReservedSiteCode = new(
        "RP1102", "reserved site code",
        "The site code '{0}' is reserved, as AUX, CON, NUL, PRN and SMS are: choose another",
        Category, Always, true, null, Pages + "RP1102.md", NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateSiteCode = new(
        "RP1103", "site code used twice",
        "The site code {0} is that of {1} too: give each site a code of its own",
        Category, Always, true, null, Pages + "RP1103.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MissingParent = new(
        "RP1104", "secondary site without a parent",
        "The secondary site '{0}' has no parent: name its primary site, as in Parent = typeof(NewYork)",
        Category, Always, true, null, Pages + "RP1104.md", NotConfigurable);

    public static readonly DiagnosticDescriptor ParentIsNoSite = new(
        "RP1105", "parent is no site of this project",
        "{0} is not a site of this project: name a class with [PrimarySite] as the parent",
        Category, Always, true, null, Pages + "RP1105.md", NotConfigurable);

    public static readonly DiagnosticDescriptor ParentIsNotPrimary = new(
        "RP1106", "parent is a secondary site",
        "{0} is a secondary site, to which no site can report: name a class with [PrimarySite] as the parent",
        Category, Always, true, null, Pages + "RP1106.md", NotConfigurable);

    public static readonly DiagnosticDescriptor ParentCycle = new(
        "RP1107", "site reports to itself",
        "{0} reports to itself ({1}): the parents must end in a primary site without one",
        Category, Always, true, null, Pages + "RP1107.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NoCriteriaClass = new(
        "RP1108", "no push criteria",
        "{0} is not push criteria of this project: name a class with [PushCriteria]",
        Category, Always, true, null, Pages + "RP1108.md", NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateCriteria = new(
        "RP1109", "push criteria named twice",
        "The client push of {0} names {1} twice: name it once",
        Category, Always, true, null, Pages + "RP1109.md", NotConfigurable);
}
