using System.Diagnostics;

namespace RulesPush.Benchmarks.Goals;

/// <summary>Something to be timed: does its work once, on all inputs.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Operations">How many decisions or look-ups one call is.</param>
/// <param name="Work">The work; its result keeps it from being optimised away, and is the same for all that do the same.</param>
internal sealed record Contestant(string Name, int Operations, Func<long> Work);

/// <summary>
/// Times contestants in turns, round after round: a machine that is slow for a while is slow for all of them. Figures
/// are nanoseconds an operation; what is compared are the ratios within a round.
/// </summary>
internal sealed class Interleaved
{
    private readonly List<double[]> _rounds = [];
    private readonly IReadOnlyList<Contestant> _contestants;

    private Interleaved(IReadOnlyList<Contestant> contestants) => _contestants = contestants;

    /// <summary>The middle of the times of a contestant, in nanoseconds an operation.</summary>
    public double Nanoseconds(int contestant) => Median(_rounds.Select(r => r[contestant]));

    /// <summary>How many times the cost of another a contestant has.</summary>
    public double CostOf(int contestant, int other) => Median(_rounds.Select(r => r[contestant] / r[other]));

    /// <summary>Each with its time, for the table.</summary>
    public string Detail => string.Join(", ", _contestants.Select((c, i) => $"{c.Name} {Nanoseconds(i):0.0} ns"));

    /// <summary>Runs rounds for about so long, each contestant in each of them.</summary>
    public static Interleaved Run(Pace pace, IReadOnlyList<Contestant> contestants)
    {
        var run = new Interleaved(contestants);
        // Warmed up: what is made at the first call is made once, and call sites learn whom they call.
        var calls = contestants.Select(c => WarmUp(c, pace)).ToArray();
        var watch = Stopwatch.StartNew();
        do
        {
            run._rounds.Add([.. contestants.Select((c, i) => Time(c, calls[i]))]);
        }
        while (watch.Elapsed < pace.Duration || run._rounds.Count < 5);
        return run;
    }

    private static int WarmUp(Contestant contestant, Pace pace)
    {
        var watch = Stopwatch.StartNew();
        var calls = 0;
        while (calls < 40 && watch.Elapsed < pace.WarmUp)
        {
            contestant.Work();
            calls++;
        }

        var once = Time(contestant, 1) * contestant.Operations;
        return Math.Max(1, (int)(pace.Slice.TotalNanoseconds / once));
    }

    private static double Time(Contestant contestant, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            contestant.Work();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls / contestant.Operations;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
