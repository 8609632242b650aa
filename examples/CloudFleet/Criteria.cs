using RulesPush;

namespace CloudFleet;

/// <summary>Windows servers of a version that the client supports.</summary>
[PushCriteria]
[Require.SystemKind(SystemKind.Server)]
[Require.OperatingSystem("*Windows*", MinVersion = "10.0.20348")]
public partial class WindowsInstances;
