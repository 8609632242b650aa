namespace RulesPush.Sites;

/// <summary>Port: where DDRs of a site come from. A site discovers exactly when a source is attached to it.</summary>
public interface IDiscoverySource
{
    /// <summary>The code of the site that it is attached to.</summary>
    string Site { get; }

    /// <summary>What it is, for messages: the file or folder.</summary>
    string Name { get; }

    /// <summary>Whether new batches may come while the system runs; false for a file, which is read once.</summary>
    bool IsWatched { get; }

    /// <summary>The batches that are there now, oldest first, also those that were taken in before.</summary>
    IEnumerable<IDiscoveryBatch> FindBatches();
}

/// <summary>DDRs that came together, such as the rows of a file.</summary>
public interface IDiscoveryBatch : IDisposable
{
    /// <summary>What it is, for messages: the file.</summary>
    string Name { get; }

    /// <summary>Equal for the same file with the same content, which is not taken in again.</summary>
    string Identity { get; }

    /// <summary>How far reading is, from 0 to 1; null where that is not known.</summary>
    double? Progress { get; }

    /// <summary>The rows behind row <paramref name="after"/>, in order.</summary>
    /// <param name="after">The number of the last row that is stored; 0 to read all.</param>
    /// <param name="time">When the batch was first opened: the time of sightings that do not say theirs.</param>
    /// <exception cref="DiscoveryException">The batch cannot be read, or not to its end.</exception>
    IEnumerable<DiscoveredRow> Read(long after, DateTimeOffset time);

    /// <summary>Everything is safely stored, the bad rows with their reasons too: a folder moves the file away.</summary>
    /// <param name="bad">The bad rows: number and reason.</param>
    void Complete(IReadOnlyList<(long Row, string Reason)> bad);

    /// <summary>The batch cannot be read at all: a folder moves the file away, with the reason.</summary>
    void Reject(string reason);
}

/// <summary>A row of a batch.</summary>
/// <param name="Number">Its number, from 1, such as its line.</param>
/// <param name="Raw">As it stands in the batch, with whatever is needed to read it again: see <see cref="RawRow"/>.</param>
/// <param name="Ddr">What it says; null where it cannot be read.</param>
/// <param name="Rejection">Why it cannot be read.</param>
public readonly record struct DiscoveredRow(long Number, RawRow Raw, Ddr? Ddr, string? Rejection);

/// <summary>A row as it stood in its file.</summary>
/// <param name="Format">The format, such as <c>csv</c>.</param>
/// <param name="Header">What the row needs to be read: the first line of a CSV file; null where it needs nothing.</param>
/// <param name="Text">The row.</param>
public readonly record struct RawRow(string Format, string? Header, string Text);

/// <summary>A batch cannot be read. The message names it, and says what to do.</summary>
public sealed class DiscoveryException(string message) : Exception(message);

/// <summary>Port: reads a row that was kept aside again, after a fix of it or of the rules.</summary>
public interface IRawRowReader
{
    /// <summary>Reads the row as its batch would have.</summary>
    /// <param name="row">The row.</param>
    /// <param name="number">Its number in the batch that it came from.</param>
    /// <param name="site">The code of the site where it was seen.</param>
    /// <param name="time">When it was seen, where it does not say.</param>
    DiscoveredRow Read(RawRow row, long number, string site, DateTimeOffset time);
}
