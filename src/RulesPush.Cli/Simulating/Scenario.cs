namespace RulesPush.Cli.Simulating;

/// <summary>What happens in a simulation, and when.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Start">The time at which it begins.</param>
/// <param name="End">When it ends, from its start.</param>
/// <param name="Steps">What happens, in order of time.</param>
internal sealed record Scenario(string Title, DateTimeOffset Start, TimeSpan End, IReadOnlyList<ScenarioStep> Steps);

/// <summary>Something that happens at a time from the start.</summary>
internal abstract record ScenarioStep(TimeSpan At);

/// <summary>A site discovers a machine.</summary>
internal sealed record DiscoverStep(TimeSpan At, string Site, Ddr Ddr) : ScenarioStep(At);

/// <summary>An administrator starts the wizard.</summary>
internal sealed record WizardStep(TimeSpan At, string Site, string Machine, WizardOptions Options) : ScenarioStep(At);

/// <summary>From now on, installers fail so on the machines that match, or succeed.</summary>
internal sealed record InstallerStep(TimeSpan At, Model.Pattern Machine, string? Account, InstallationError? Error) : ScenarioStep(At);

/// <summary>From now on, the link between two sites is up or down, both ways.</summary>
internal sealed record LinkStep(TimeSpan At, string From, string To, bool IsUp) : ScenarioStep(At);

/// <summary>From now on, a management point answers or not.</summary>
internal sealed record ManagementPointStep(TimeSpan At, string ManagementPoint, bool Answers) : ScenarioStep(At);

/// <summary>An administrator cancels the open requests for a machine.</summary>
internal sealed record CancelStep(TimeSpan At, string Machine) : ScenarioStep(At);
