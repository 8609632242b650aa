namespace RulesPush.Sites;

/// <summary>
/// What sets many decisions off at once: an intake, a change of rules. The brake counts the requests of each.
/// </summary>
public interface IOccasions
{
    /// <summary>The occasion of this identity; made where there is none.</summary>
    Occasion Open(OccasionKind kind, string identity, string name, DateTimeOffset time);

    /// <summary>How far an intake is stored.</summary>
    void Advance(long occasion, long row);

    /// <summary>Everything of it is stored.</summary>
    void Finish(long occasion);

    /// <summary>How many requests it has opened, without those that were held back.</summary>
    long CountOpened(long occasion);

    /// <summary>Counts one more.</summary>
    void AddOpened(long occasion);

    /// <summary>The latest occasions, newest first.</summary>
    IReadOnlyList<Occasion> Latest(int limit);
}

/// <summary>What sets decisions off. The names are stored.</summary>
public enum OccasionKind
{
    /// <summary>A batch of a discovery source was taken in.</summary>
    Intake = 1,

    /// <summary>The rules changed.</summary>
    Rules = 2,

    /// <summary>Time passed: the daily look.</summary>
    Day = 3,
}

/// <summary>An occasion.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">What it is, for messages.</param>
/// <param name="Time">When it began.</param>
/// <param name="Row">For an intake: the last row that is stored.</param>
/// <param name="IsFinished">Whether everything of it is stored.</param>
public sealed record Occasion(long Id, OccasionKind Kind, string Name, DateTimeOffset Time, long Row, bool IsFinished);
