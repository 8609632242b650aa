namespace RulesPush.Installers;

/// <summary>The program of a <see cref="CommandInstaller"/>.</summary>
public sealed record CommandInstallerOptions
{
    /// <summary>The program: its file, or a name that is looked for in PATH.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments, each as it arrives.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>When it is killed, with all that it started.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);
}
