using System.Collections.Concurrent;

namespace RulesPush.Laws;

/// <summary>Counts what the draws of a law met: one that never sees a case says nothing about it.</summary>
internal sealed class MetCases
{
    /// <summary>What one draw in three misses, ten miss once in 60,000 runs.</summary>
    private const int MostRounds = 10;

    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long this[string what] => _counts.GetValueOrDefault(what);

    public void Count(string what, long many = 1) => _counts.AddOrUpdate(what, many, (_, before) => before + many);

    /// <summary>
    /// Draws, and draws again while one of the cases was not met: chance alone makes no run red, and a case that no longer
    /// comes up still does.
    /// </summary>
    public void Until(Action draw, params string[] cases)
    {
        for (var round = 1; ; round++)
        {
            draw();
            var missed = cases.Where(c => this[c] == 0).ToList();
            if (missed.Count > 0 && round < MostRounds)
                continue;
            TestContext.Current.TestOutputHelper?.WriteLine(
                string.Join('\n', _counts.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => $"{c.Value,8} {c.Key}")));
            Assert.True(missed.Count == 0, $"no draw met: {string.Join(", ", missed)}");
            return;
        }
    }
}
