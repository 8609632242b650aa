namespace RulesPush.Benchmarks.Goals;

/// <summary>How long each comparison takes.</summary>
/// <param name="Duration">About so long for all rounds.</param>
/// <param name="Slice">At least so long for a contestant in a round.</param>
internal sealed record Pace(TimeSpan Duration, TimeSpan Slice)
{
    /// <summary>For figures that are published.</summary>
    public static Pace Careful { get; } = new(TimeSpan.FromSeconds(6), TimeSpan.FromMilliseconds(20));

    /// <summary>For a look.</summary>
    public static Pace Quick { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(8));
}
