using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>
/// The operating system: its text says all that tests read, the version too. A fleet has few; what each leaves is kept.
/// </summary>
/// <remarks>A text that finds no slot any more is held against each distinct list of patterns once, and against all bounds.</remarks>
internal sealed class OperatingSystemColumn(IReadOnlyList<TestUse> uses, int words) : Column(uses, words)
{
    private readonly (string[] Patterns, TestUse[] Uses)[] _byPatterns =
    [
        .. uses
            .GroupBy(static u => ((OperatingSystemTest)u.Test).Patterns)
            .Select(static g => (g.Key.Select(static p => p.Text).ToArray(), g.ToArray())),
    ];

    private readonly RowCache _known = new(2 * words);

    /// <summary>The slots, and that discovery has not seen the system.</summary>
    public override int Places => RowCache.Slots + 1;

    public override int PlaceOf(Resource resource, DateTimeOffset now) =>
        resource.OperatingSystemNameAndVersion is { } text ? _known.SlotOf(text) : RowCache.Slots;

    [SkipLocalsInit]
    public override void Narrow(Resource resource, DateTimeOffset now, Survivors survivors)
    {
        if (resource.OperatingSystemNameAndVersion is not { } text)
        {
            LeaveOpen(survivors);
            return;
        }

        var known = _known.Find(text);
        if (!known.IsEmpty)
        {
            Narrow(survivors, known);
            return;
        }

        Span<ulong> row = stackalloc ulong[2 * Words];
        row[..Words].Fill(ulong.MaxValue);
        row[Words..].Clear();
        foreach (var (patterns, alike) in _byPatterns)
        {
            var matches = patterns.Length == 0 || MatchesAny(text, patterns);
            foreach (var use in alike)
                new Survivors(row).Hold(use, matches ? Version((OperatingSystemTest)use.Test, resource.OperatingSystemVersion) : Truth.False);
        }

        _known.Keep(text, row);
        Narrow(survivors, row);
    }

    /// <param name="survivors">What is left before.</param>
    /// <param name="row">What the text leaves, and then what it leaves open: one that says no version does.</param>
    private void Narrow(Survivors survivors, ReadOnlySpan<ulong> row)
    {
        Rows.And(survivors.Possible, row[..Words]);
        Rows.Or(survivors.Open, row[Words..]);
    }

    private static bool MatchesAny(string text, string[] patterns)
    {
        foreach (var pattern in patterns)
        {
            if (Wildcard.IsMatch(text, pattern))
                return true;
        }

        return false;
    }

    private static Truth Version(OperatingSystemTest test, OperatingSystemVersion? version)
    {
        var fromMin = test.MinVersion is { } min ? Observed.AtLeast(version, min) : Truth.True;
        return fromMin.And(test.MaxVersion is { } max ? Observed.AtMost(version, max) : Truth.True);
    }
}
