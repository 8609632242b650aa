namespace RulesPush.Sites;

/// <summary>DDRs that could not be taken in, kept with their reason until somebody mends or discards them.</summary>
public interface IBadDdrs
{
    /// <summary>Keeps one.</summary>
    void Add(BadDdr bad);

    /// <summary>Those that were not taken in since, in the order in which they came.</summary>
    IReadOnlyList<BadDdr> All();

    /// <summary>The rows of an intake that are kept aside.</summary>
    IReadOnlyList<(long Row, string Reason)> OfIntake(long occasion);

    /// <summary>How many there are.</summary>
    long Count();

    /// <summary>Keeps one with another text or reason.</summary>
    void Change(BadDdr bad);

    /// <summary>Removes one that was taken in after all, or discarded.</summary>
    void Remove(long id);
}

/// <summary>A DDR that could not be taken in.</summary>
public sealed record BadDdr
{
    /// <summary>Its number; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The code of the site where it came in.</summary>
    public required string Site { get; init; }

    /// <summary>The file that it came from.</summary>
    public required string Batch { get; init; }

    /// <summary>The intake.</summary>
    public required long Occasion { get; init; }

    /// <summary>Its number in the batch, such as the line.</summary>
    public required long Row { get; init; }

    /// <summary>As it stood there.</summary>
    public required RawRow Raw { get; init; }

    /// <summary>Why it could not be taken in.</summary>
    public required string Reason { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Time { get; init; }
}
