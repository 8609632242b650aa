using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>
/// The operating system: its text says all that tests read, the version too. A fleet has few; what each leaves is kept.
/// </summary>
/// <remarks>A text that finds no room any more is held against each distinct list of patterns once, and against all bounds.</remarks>
internal sealed class OperatingSystemColumn : Column
{
    private readonly (string[] Patterns, TestUse[] Uses)[] _byPatterns;

    /// <summary>What texts leave; and beside it what they leave open: one that says no version does.</summary>
    private readonly RowCache _known;

    public OperatingSystemColumn(IReadOnlyList<TestUse> uses, RowStore rows)
        : base(uses, rows)
    {
        _byPatterns = [.. uses
            .GroupBy(static u => ((OperatingSystemTest)u.Test).Patterns)
            .Select(static g => (g.Key.Select(static p => p.Text).ToArray(), g.ToArray()))];
        _known = new RowCache(rows, rows.Words);
    }

    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors)
    {
        if (resource.OperatingSystemNameAndVersion is not { } text)
            return LeaveOpen(ref survivors);
        var known = _known.Find(text);
        if (known < 0)
            return NarrowToNew(text, resource.OperatingSystemVersion, ref survivors);
        if (!_known.IsUsual(known))
            survivors.LeaveOpen(_known.BlockOf(known));
        return _known.RowOf(known);
    }

    [SkipLocalsInit]
    private int NarrowToNew(string text, OperatingSystemVersion? version, ref Survivors survivors)
    {
        Span<ulong> row = stackalloc ulong[Finished.Words];
        Span<ulong> open = stackalloc ulong[Finished.Words];
        row.Fill(ulong.MaxValue);
        open.Clear();
        foreach (var (patterns, alike) in _byPatterns)
        {
            var matches = patterns.Length == 0 || MatchesAny(text, patterns);
            foreach (var use in alike)
                Hold(use, matches ? Version((OperatingSystemTest)use.Test, version) : Truth.False, row, open);
        }

        var isUsual = !open.ContainsAnyExcept(0UL);
        _known.Keep(text, row, open, isUsual);
        Rows.And(survivors.Possible, row);
        if (!isUsual)
            survivors.LeaveOpen(open);
        return -1;
    }

    /// <summary>Takes a criterion out, or leaves it open, as the truth of one of its conditions demands it.</summary>
    private static void Hold(in TestUse use, Truth truth, Span<ulong> row, Span<ulong> open)
    {
        var holds = use.IsExclude ? truth.Not() : truth;
        if (holds == Truth.False)
            Rows.Clear(row, use.Bit);
        else if (holds == Truth.Unknown)
            Rows.Set(open, use.Bit);
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
