using System.Diagnostics;

namespace RulesPush.Benchmarks.Curves;

/// <summary>What rules of one size cost.</summary>
/// <param name="Size">How many criteria, or boundaries.</param>
/// <param name="Nanoseconds">One decision, or one look-up.</param>
/// <param name="Megabytes">What a pack holds that has decided; of criteria its tables alone.</param>
/// <param name="FirstMilliseconds">From the loaded assembly to the end of the first decision.</param>
/// <param name="BuildSeconds">The generator and the compiler, from source to assembly.</param>
internal sealed record CurvePoint(int Size, double Nanoseconds, double Megabytes, double FirstMilliseconds, double BuildSeconds)
{
    /// <summary>Seconds that some work takes, done once.</summary>
    public static double SecondsOf(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>What something that is made holds in memory.</summary>
    public static double MegabytesOf<T>(Func<T> make, out T made)
        where T : class
    {
        var before = Settled();
        made = make();
        var after = Settled();
        GC.KeepAlive(made);
        return (after - before) / 1e6;
    }

    /// <summary>What is alive, once all that a compiler leaves behind is gone, which takes finalizers.</summary>
    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
