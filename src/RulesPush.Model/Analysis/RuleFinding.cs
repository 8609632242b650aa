namespace RulesPush.Model;

/// <summary>Something that the analysis has found, proved for all machines.</summary>
public sealed record RuleFinding
{
    /// <summary>What it is.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>The full name of the guilty rule class; empty where it is an attribute of the assembly.</summary>
    public required string Rule { get; init; }

    /// <summary>The guilty part of it.</summary>
    public RulePart Part { get; init; }

    /// <summary>The full names of the other rule classes involved.</summary>
    public EquatableArray<string> With { get; init; }

    /// <summary>What the message is about: the holes of the format of <see cref="FindingForm"/>.</summary>
    public EquatableArray<string> Arguments { get; init; }

    /// <summary>A machine that shows it, which every back end confirms; null where none can: an expiry date, for example.</summary>
    public Resource? Witness { get; init; }

    /// <summary>The first day on which the witness shows it, where an exclude that ends holds up today all that would; null for today.</summary>
    public UtcDay? Since { get; init; }

    /// <summary>The full name of the site that the witness belongs to, where the message names it: not always one of those involved.</summary>
    public string? WitnessSite { get; init; }

    /// <summary>The boundary file that the guilty part stands in; null for one in an attribute.</summary>
    public string? File { get; init; }

    /// <summary>Further parts of the class that could go, where the guilty one became <see cref="Replacement"/>.</summary>
    public EquatableArray<RulePart> Others { get; init; }

    /// <summary>The boundary that could stand for the guilty part and the <see cref="Others"/>; null where none does.</summary>
    public AddressBoundary? Replacement { get; init; }

    /// <summary>The message, with the witness.</summary>
    public string Message => FindingForm.Of(Kind).Write(this);
}

/// <summary>The kinds of parts that a rule class has.</summary>
public enum RuleSection
{
    /// <summary>The class as a whole.</summary>
    Class,

    /// <summary>A condition, by its place in <see cref="CriteriaDefinition.Conditions"/>.</summary>
    Condition,

    /// <summary>A site boundary, by its place in <see cref="SiteDefinition.Boundaries"/>.</summary>
    Boundary,

    /// <summary>A roaming boundary, by its place in <see cref="SiteDefinition.RoamingBoundaries"/>.</summary>
    RoamingBoundary,

    /// <summary>An entry of the exclusion list, by its place in <see cref="SiteDefinition.Exclusions"/>.</summary>
    Exclusion,

    /// <summary>Site-wide client push; as value the place in <see cref="ClientPushDefinition.Criteria"/>.</summary>
    ClientPush,

    /// <summary>An example, by its place in the examples of its class.</summary>
    Example,

    /// <summary>A network of <see cref="RulePackDefinition.CompleteNetworks"/>, by its place.</summary>
    CompleteNetwork,
}

/// <summary>A part of a rule class: an attribute, or one of its values.</summary>
/// <param name="Section">Which kind of part.</param>
/// <param name="Index">Its place among those of its kind.</param>
/// <param name="Value">The place of a value within it; null for the part as a whole.</param>
/// <param name="Bound">The bound within an operating system that is meant rather than a value; null for none.</param>
public readonly record struct RulePart(RuleSection Section, int Index = 0, int? Value = null, VersionBound? Bound = null);

/// <summary>The bounds that the version of an operating system may have, named as the attribute names them.</summary>
public enum VersionBound
{
    /// <summary><see cref="OperatingSystemTest.MinVersion"/></summary>
    MinVersion,

    /// <summary><see cref="OperatingSystemTest.MaxVersion"/></summary>
    MaxVersion,
}
