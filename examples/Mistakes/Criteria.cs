using RulesPush;

namespace Mistakes;

// RP2001: a name cannot begin in two ways.
[PushCriteria]
[Require.Name("AKR-*")]
[Require.Name("BOS-*")]
public partial class NothingMatches;

// RP2002: whatever runs Linux is of one of these kinds; there is no other.
[PushCriteria]
[Require.OperatingSystem("Linux*")]
[Require.SystemKind(SystemKind.Workstation, SystemKind.Server, SystemKind.DomainController, SystemKind.Other)]
public partial class ConditionChangesNothing;

// RP2003: AKR-* holds every AKR-PC-* too.
[PushCriteria]
[Require.SystemKind(SystemKind.Workstation)]
[Require.Name("AKR-*", "AKR-PC-*")]
public partial class ValueChangesNothing;

// RP2004: no name that begins with AKR-PC- begins with AKR-LAB-.
[PushCriteria]
[Require.Name("AKR-PC-*")]
[Exclude.Name("AKR-LAB-*", Because = "lab machines are re-imaged nightly")]
public partial class ExcludeRemovesNothing;

// RP2901: one pattern counts to the end of the name, and the other one too; between them are too many cases.
[PushCriteria]
[Require.Name("*1????????????????")]
[Exclude.Name("*2????????????????")]
public partial class NotProved;
