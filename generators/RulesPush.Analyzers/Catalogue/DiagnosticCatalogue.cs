using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RulesPush.Generators;

namespace RulesPush.Analyzers;

/// <summary>The one registry that turns a mistake into its diagnostic.</summary>
internal static class DiagnosticCatalogue
{
    /// <summary>The property of a diagnostic by which the fix for host bits knows the network.</summary>
    public const string Network = nameof(Network);

    private static readonly SortedDictionary<Mistake, DiagnosticDescriptor> _descriptors = new()
    {
        [Mistake.MalformedNetwork] = ValueMistakes.MalformedNetwork,
        [Mistake.HostBitsSet] = ValueMistakes.HostBitsSet,
        [Mistake.MalformedAddress] = ValueMistakes.MalformedAddress,
        [Mistake.MalformedRange] = ValueMistakes.MalformedRange,
        [Mistake.MalformedAdSite] = ValueMistakes.MalformedAdSite,
        [Mistake.MalformedPattern] = ValueMistakes.MalformedPattern,
        [Mistake.MalformedVersion] = ValueMistakes.MalformedVersion,
        [Mistake.MalformedDay] = ValueMistakes.MalformedDay,
        [Mistake.DaysOutOfRange] = ValueMistakes.DaysOutOfRange,
        [Mistake.NothingGiven] = ValueMistakes.NothingGiven,
        [Mistake.MalformedTime] = ValueMistakes.MalformedTime,

        [Mistake.InvalidSiteCode] = SiteMistakes.InvalidSiteCode,
        [Mistake.ReservedSiteCode] = SiteMistakes.ReservedSiteCode,
        [Mistake.DuplicateSiteCode] = SiteMistakes.DuplicateSiteCode,
        [Mistake.MissingParent] = SiteMistakes.MissingParent,
        [Mistake.ParentIsNoSite] = SiteMistakes.ParentIsNoSite,
        [Mistake.ParentIsNotPrimary] = SiteMistakes.ParentIsNotPrimary,
        [Mistake.ParentCycle] = SiteMistakes.ParentCycle,
        [Mistake.NoCriteriaClass] = SiteMistakes.NoCriteriaClass,
        [Mistake.DuplicateCriteria] = SiteMistakes.DuplicateCriteria,
        [Mistake.InvalidRetryInterval] = PushSettingsMistakes.InvalidRetryInterval,
        [Mistake.NegativeRetryLimit] = PushSettingsMistakes.NegativeRetryLimit,
        [Mistake.ParallelismOutOfRange] = PushSettingsMistakes.ParallelismOutOfRange,
        [Mistake.InvalidAccount] = PushSettingsMistakes.InvalidAccount,
        [Mistake.DuplicateAccount] = PushSettingsMistakes.DuplicateAccount,
        [Mistake.InvalidInstallationProperties] = PushSettingsMistakes.InvalidInstallationProperties,

        [Mistake.NotPartial] = ClassMistakes.NotPartial,
        [Mistake.Generic] = ClassMistakes.Generic,
        [Mistake.NestedInNonPartial] = ClassMistakes.NestedInNonPartial,
        [Mistake.NotAccessible] = ClassMistakes.NotAccessible,
        [Mistake.TwoRoles] = ClassMistakes.TwoRoles,
        [Mistake.NoRole] = ClassMistakes.NoRole,
        [Mistake.NamesDifferByCase] = ClassMistakes.NamesDifferByCase,
        [Mistake.MemberNameTaken] = ClassMistakes.MemberNameTaken,

        [Mistake.UnknownProperty] = PropertyMistakes.UnknownProperty,
        [Mistake.PropertyValueMismatch] = PropertyMistakes.PropertyValueMismatch,
        [Mistake.UnsupportedPropertyType] = PropertyMistakes.UnsupportedPropertyType,
        [Mistake.DuplicateProperty] = PropertyMistakes.DuplicateProperty,
        [Mistake.NotOneComparison] = PropertyMistakes.NotOneComparison,
        [Mistake.InvalidConditionMethod] = PropertyMistakes.InvalidConditionMethod,

        [Mistake.BoundaryFileMissing] = BoundaryFileMistakes.BoundaryFileMissing,
        [Mistake.BoundaryFileBadRow] = BoundaryFileMistakes.BoundaryFileBadRow,
        [Mistake.BoundaryFileKeyMissing] = BoundaryFileMistakes.BoundaryFileKeyMissing,
        [Mistake.BoundaryFileEmpty] = BoundaryFileMistakes.BoundaryFileEmpty,

        [Mistake.ImpossibleExampleValue] = ExampleMistakes.ImpossibleExampleValue,
        [Mistake.ExampleWithoutReason] = ExampleMistakes.ExampleWithoutReason,
    };

    /// <summary>All diagnostics, in the order of their ids.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => _descriptors.Values;

    /// <summary>The diagnostic of a mistake.</summary>
    public static DiagnosticDescriptor Of(Mistake mistake) => _descriptors[mistake];

    /// <summary>Makes the diagnostic of a finding.</summary>
    public static Diagnostic Diagnose(Finding finding, Location location)
    {
        // What a fix needs to know.
        var properties = finding.Mistake == Mistake.HostBitsSet
            ? ImmutableDictionary<string, string?>.Empty.Add(Network, finding.Arguments[1])
            : null;
        return Diagnostic.Create(Of(finding.Mistake), location, properties, [.. finding.Arguments]);
    }
}
