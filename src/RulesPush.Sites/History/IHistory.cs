namespace RulesPush.Sites;

/// <summary>What happened to each resource, so that its life can be told afterwards.</summary>
public interface IHistory
{
    /// <summary>Adds an event.</summary>
    void Add(HistoryEvent happened);

    /// <summary>What happened to a resource, at the site that numbered it and at its secondary sites, in order.</summary>
    IReadOnlyList<HistoryEvent> OfResource(long resource);

    /// <summary>What happened behind an event, in order.</summary>
    IReadOnlyList<HistoryEvent> Since(long id);

    /// <summary>How many events are older than a time; they are removed where <paramref name="remove"/> says so.</summary>
    long CountBefore(DateTimeOffset time, bool remove);
}

/// <summary>Something that happened to a resource at a site.</summary>
/// <param name="Resource">The number of the resource.</param>
/// <param name="Site">The code of the site.</param>
/// <param name="Time">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Text">The details, in one line.</param>
/// <param name="Id">Counts all events, in the order in which they were stored.</param>
public sealed record HistoryEvent(long Resource, string Site, DateTimeOffset Time, HistoryKind Kind, string Text, long Id = 0);

/// <summary>The kinds of events. The names are stored.</summary>
public enum HistoryKind
{
    /// <summary>An agent saw the resource, and wrote a DDR.</summary>
    Discovered = 1,

    /// <summary>A DDR or a stored record was sent up.</summary>
    Forwarded = 2,

    /// <summary>A DDR or a stored record came from another site.</summary>
    Received = 3,

    /// <summary>The merged record was stored.</summary>
    Stored = 4,

    /// <summary>A PDR, or a record for a primary site, was sent down.</summary>
    PdrSent = 5,

    /// <summary>A PDR came from the primary site.</summary>
    PdrReceived = 6,

    /// <summary>A PDR was not processed: the end of the line.</summary>
    PdrIgnored = 7,

    /// <summary>A new decision was taken.</summary>
    Decided = 8,

    /// <summary>A client configuration request was created.</summary>
    RequestCreated = 9,

    /// <summary>A request joined the one that is open, was held back or released, or is to be tried again.</summary>
    RequestChanged = 10,

    /// <summary>A dry run said what would be done.</summary>
    WouldInstall = 11,

    /// <summary>An attempt to install ended.</summary>
    Attempted = 12,

    /// <summary>A request ended: done, failed or cancelled.</summary>
    RequestClosed = 13,

    /// <summary>The install flag was set or cleared.</summary>
    InstallFlagChanged = 14,

    /// <summary>The resource, or old values of it, were removed.</summary>
    Removed = 15,

    /// <summary>The wizard was asked for the resource, and refused it.</summary>
    WizardRefused = 16,
}
