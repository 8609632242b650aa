namespace RulesPush;

/// <summary>What became of a resource, in the order in which a site checks: the first check that fails is reported.</summary>
public enum Outcome
{
    /// <summary>It is a user, a group or a printer.</summary>
    NotASystem,

    /// <summary>No boundary of any site holds it.</summary>
    NotAssigned,

    /// <summary>Only a roaming boundary holds it, and these never assign.</summary>
    RoamingOnly,

    /// <summary>Client push is off at its site.</summary>
    PushDisabled,

    /// <summary>The client is installed.</summary>
    AlreadyClient,

    /// <summary>It is obsolete or decommissioned.</summary>
    Decommissioned,

    /// <summary>It has no NetBIOS name, no host name and no IP address. Name is none of them.</summary>
    Unaddressable,

    /// <summary>It is on the exclusion list of its site.</summary>
    ExcludedByName,

    /// <summary>It is known to be a domain controller, and its site does not let them in.</summary>
    DomainController,

    /// <summary>No criterion certainly matches, and at least one would need a value that discovery has not seen.</summary>
    MissingData,

    /// <summary>Every criterion of its site certainly does not match.</summary>
    NoCriterionMatched,

    /// <summary>A criterion of its site certainly matches: the site creates a CCR.</summary>
    Push,
}
