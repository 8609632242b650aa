namespace RulesPush.Benchmarks.Goals;

/// <summary>How long each comparison takes.</summary>
/// <param name="Duration">About so long for all rounds.</param>
/// <param name="Slice">At least so long for a contestant in a round.</param>
/// <param name="WarmUp">At most so long for a contestant before.</param>
internal sealed record Pace(TimeSpan Duration, TimeSpan Slice, TimeSpan WarmUp)
{
    /// <summary>For figures that are published.</summary>
    public static Pace Careful { get; } = new(TimeSpan.FromSeconds(6), TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(1));

    /// <summary>For a look.</summary>
    public static Pace Quick { get; } = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(0.25));
}
