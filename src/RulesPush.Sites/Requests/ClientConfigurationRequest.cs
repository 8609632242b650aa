namespace RulesPush.Sites;

/// <summary>A Client Configuration Request (CCR): the work order of one site to install the client on one resource. It never travels.</summary>
public sealed record ClientConfigurationRequest
{
    /// <summary>Its number; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The code of the site whose request it is.</summary>
    public required string Site { get; init; }

    /// <summary>The number of the resource.</summary>
    public required long Resource { get; init; }

    /// <summary>The Name of the resource when the request was created.</summary>
    public required string Machine { get; init; }

    /// <summary>What the wizard was told; null for a request of site-wide push.</summary>
    public WizardOptions? Wizard { get; init; }

    /// <summary>The queue that it is in.</summary>
    public required RequestState State { get; init; }

    /// <summary>Why it was created.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When the next attempt is due.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>How many attempts have ended.</summary>
    public int Attempts { get; init; }

    /// <summary>How many attempts had ended when its week began: when it was created, or retried by hand.</summary>
    public int AttemptsBefore { get; init; }

    /// <summary>What set it off; null for the wizard.</summary>
    public long? Occasion { get; init; }

    /// <summary>What a dry run would have done; null before the first.</summary>
    public string? Plan { get; init; }

    /// <summary>When the dry run looked.</summary>
    public DateTimeOffset? Planned { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public string? Ending { get; init; }

    /// <summary>When it ended; null while it is open.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Whether it is open: at most one is for each resource and site.</summary>
    public bool IsOpen => State.IsOpen();
}

/// <summary>The queues of requests. The names are stored.</summary>
public enum RequestState
{
    /// <summary>The brake holds it back until it is released.</summary>
    Held = 1,

    /// <summary>It waits for its first attempt.</summary>
    Incoming = 2,

    /// <summary>An attempt is running.</summary>
    Processing = 3,

    /// <summary>It waits for its next attempt.</summary>
    Retry = 4,

    /// <summary>The client runs.</summary>
    Done = 5,

    /// <summary>Given up, or an error that trying again does not mend.</summary>
    Failed = 6,

    /// <summary>Cancelled by an administrator, or because the rules no longer want it.</summary>
    Cancelled = 7,
}

/// <summary>What the states mean.</summary>
public static class RequestStates
{
    /// <summary>Whether a request in this state is open.</summary>
    public static bool IsOpen(this RequestState state) => state <= RequestState.Retry;
}

/// <summary>An attempt to carry a request out.</summary>
public sealed record InstallationAttempt
{
    /// <summary>The number of the request.</summary>
    public required long Request { get; init; }

    /// <summary>Counts the attempts of the request, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it runs, or where the process was killed.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The name or address that was connected to last.</summary>
    public string? Target { get; init; }

    /// <summary>Where the files came from; null where the rules name no management point.</summary>
    public string? ManagementPoint { get; init; }

    /// <summary>The account that was used last; null for the installer's own.</summary>
    public string? Account { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public InstallationError? Error { get; init; }

    /// <summary>What came of it, in one line.</summary>
    public string? Text { get; init; }

    /// <summary>What the installer printed; null where it printed nothing.</summary>
    public string? Output { get; init; }
}
