using System.Collections.Concurrent;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>Counts what the sequences of a property met: one that never sees a case says nothing about it.</summary>
internal sealed class Coverage
{
    private readonly ConcurrentDictionary<string, long> _counts = new();

    public void Count(string what, long many = 1) => _counts.AddOrUpdate(what, many, (_, before) => before + many);

    public void AssertMet(params string[] cases)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join('\n', _counts.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => $"{c.Value,8} {c.Key}")));
        var missed = cases.Where(c => !_counts.ContainsKey(c)).ToList();
        Assert.True(missed.Count == 0, $"no sequence met: {string.Join(", ", missed)}");
    }
}
