using System.Globalization;

namespace RulesPush.Model;

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>Most likely a mistake.</summary>
    Warning,

    /// <summary>Wrong by the rules' own word.</summary>
    Error,
}

/// <summary>The form in which findings of a kind are told, in an editor and by <c>rulespush analyze</c> alike.</summary>
/// <param name="Id">The id of the diagnostic, which has a page of that name.</param>
/// <param name="Title">The title.</param>
/// <param name="Format">The message, whose holes are the arguments of the finding.</param>
/// <param name="Severity">How grave it is.</param>
public sealed record FindingForm(string Id, string Title, string Format, FindingSeverity Severity)
{
    private static readonly Dictionary<FindingKind, FindingForm> _forms = new()
    {
        [FindingKind.NothingMatches] = new(
            "RP2001", "criteria that nothing can match",
            "No machine can match {0}: {1}", FindingSeverity.Warning),
        [FindingKind.ConditionChangesNothing] = new(
            "RP2002", "condition that changes nothing",
            "{0} changes nothing in {1}: every machine{2} meets it", FindingSeverity.Warning),
        [FindingKind.ValueChangesNothing] = new(
            "RP2003", "value that changes nothing",
            "{0} changes nothing in {1}: {2} would match the same machines without it{3}", FindingSeverity.Warning),
        [FindingKind.ExcludeRemovesNothing] = new(
            "RP2004", "exclude that removes nothing",
            "{0} removes nothing from {1}: no machine{2} is excluded by it", FindingSeverity.Warning),
        [FindingKind.CoveredByOthers] = new(
            "RP2005", "criteria covered by others of the site",
            "{0} adds nothing to {1}: the site pushes to every machine of it because of {2}", FindingSeverity.Warning),
        [FindingKind.EqualBoundaries] = new(
            "RP2101", "equal boundaries of two sites",
            "{0} is a boundary of {1} and of {2}, {3}", FindingSeverity.Warning),
        [FindingKind.CrossingBoundaries] = new(
            "RP2102", "crossing boundaries of two sites",
            "{0} of {1} crosses {2} of {3}: of the addresses in both {4}", FindingSeverity.Warning),
        [FindingKind.NestedBoundary] = new(
            "RP2103", "boundary within one of another site",
            "{0} of {1} lies within {2} of {3}, {4}", FindingSeverity.Information),
        [FindingKind.RedundantBoundary] = new(
            "RP2104", "boundary covered by others of its site",
            "{0} adds nothing to {1}: all of it lies in {2}", FindingSeverity.Warning),
        [FindingKind.MergeableBoundaries] = new(
            "RP2105", "boundaries that merge into fewer",
            "{0} of {1} could be {2}: for example {3}", FindingSeverity.Information),
        [FindingKind.RoamingRepeatsBoundary] = new(
            "RP2106", "roaming boundary that repeats site boundaries",
            "{0} of {1} adds nothing: all of it lies in its site boundaries", FindingSeverity.Warning),
        [FindingKind.SiteNeverPushes] = new(
            "RP2201", "site that can never push",
            "Client push of {0} is on, but it can never push: {1}", FindingSeverity.Warning),
        [FindingKind.CriteriaOutsideBoundaries] = new(
            "RP2202", "criteria that the site's boundaries contradict",
            "{0} never pushes by {1}: no machine that the site pushes to can match it, because of {2}", FindingSeverity.Warning),
        [FindingKind.Expired] = new(
            "RP2203", "expired exclude",
            "{0} has expired: it was valid until {1}, and counts for nothing since", FindingSeverity.Warning),
        [FindingKind.ExpiresSoon] = new(
            "RP2204", "exclude that expires soon",
            "{0} expires {1}: its last day is {2}", FindingSeverity.Information),
        [FindingKind.DomainControllersLetIn] = new(
            "RP2205", "domain controllers let in",
            "{0} pushes to domain controllers by {1}, which does not name them", FindingSeverity.Warning),
        [FindingKind.Gap] = new(
            "RP2206", "addresses that belong to no site",
            "{0} is not complete: {1} of its addresses belong to no site, the largest hole is {2}", FindingSeverity.Warning),
        [FindingKind.ExampleFails] = new(
            "RP2301", "example that does not hold",
            "The example \"{0}\" does not hold: {1}", FindingSeverity.Error),
        [FindingKind.NotProved] = new(
            "RP2901", "not proved",
            "{0} was not proved: {1} takes more steps than the budget of the analysis", FindingSeverity.Warning),
    };

    /// <summary>The form of a kind.</summary>
    public static FindingForm Of(FindingKind kind) => _forms[kind];

    /// <summary>All kinds with their forms, by id.</summary>
    public static IEnumerable<KeyValuePair<FindingKind, FindingForm>> All => _forms.OrderBy(static f => f.Value.Id, StringComparer.Ordinal);

    /// <summary>The message of a finding, with its witness; an example that fails is its own, and its explanation tells its values.</summary>
    public string Write(RuleFinding finding)
    {
        var text = string.Format(CultureInfo.InvariantCulture, Format, [.. finding.Arguments]);
        return finding.Witness is { } witness && finding.Kind != FindingKind.ExampleFails
            ? $"{text}. Example{(finding.Since is { } since ? $", from {since} on" : "")}: {WitnessText.Of(witness)}"
            : text;
    }
}
