namespace RulesPush.Generators;

/// <summary>What can be wrong with a rule. Each has a diagnostic of its own in the analyzers' catalogue.</summary>
internal enum Mistake
{
    MalformedNetwork,
    HostBitsSet,
    MalformedAddress,
    MalformedRange,
    MalformedAdSite,
    MalformedPattern,
    MalformedVersion,
    MalformedDay,
    DaysOutOfRange,
    NothingGiven,
    MalformedTime,

    InvalidSiteCode,
    ReservedSiteCode,
    DuplicateSiteCode,
    MissingParent,
    ParentIsNoSite,
    ParentIsNotPrimary,
    ParentCycle,
    NoCriteriaClass,
    DuplicateCriteria,
    InvalidRetryInterval,
    NegativeRetryLimit,
    ParallelismOutOfRange,
    InvalidAccount,
    DuplicateAccount,
    InvalidInstallationProperties,

    NotPartial,
    Generic,
    NestedInNonPartial,
    NotAccessible,
    TwoRoles,
    NoRole,
    NamesDifferByCase,
    MemberNameTaken,

    UnknownProperty,
    PropertyValueMismatch,
    UnsupportedPropertyType,
    DuplicateProperty,
    NotOneComparison,

    InvalidConditionMethod,

    BoundaryFileMissing,
    BoundaryFileBadRow,
    BoundaryFileKeyMissing,
    BoundaryFileEmpty,

    ImpossibleExampleValue,
    ExampleWithoutReason,
}
