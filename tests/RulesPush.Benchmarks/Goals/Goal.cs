namespace RulesPush.Benchmarks.Goals;

/// <summary>How a figure is held against its goal.</summary>
internal enum GoalUnit
{
    /// <summary>So many times faster than the rival, or more.</summary>
    TimesFaster,

    /// <summary>At most so many times the cost of the rival.</summary>
    TimesTheCost,

    /// <summary>At most so many seconds more than the rival.</summary>
    SecondsMore,

    /// <summary>At most so many results of a generator's steps that are new.</summary>
    StepsAgain,
}

/// <summary>A row of the table of goals.</summary>
/// <param name="Workload">What is done.</param>
/// <param name="Against">What does the same; "-" where the goal is absolute.</param>
/// <param name="Unit">How the figure is held against the goal.</param>
/// <param name="Wanted">The goal.</param>
/// <param name="Measured">The figure: of times or seconds the median over all rounds.</param>
/// <param name="Detail">The absolute figures behind it, which differ from machine to machine.</param>
internal sealed record Goal(string Workload, string Against, GoalUnit Unit, double Wanted, double Measured, string Detail)
{
    /// <summary>Whether the goal is met.</summary>
    public bool IsMet => Unit == GoalUnit.TimesFaster ? Measured >= Wanted : Measured <= Wanted;
}
