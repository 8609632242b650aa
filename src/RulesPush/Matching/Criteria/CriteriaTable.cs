using System.Numerics;
using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>
/// Holds many criteria against a machine at once: each property narrows down, by one row of bits for its value, which of
/// them are left. What that costs hardly depends on how many criteria there are.
/// </summary>
/// <remarks>
/// Classification by a bit vector for each dimension: Lakshman and Stiliadis, High-Speed Policy-based Packet Forwarding,
/// 1998. Methods are no property: criteria that have one are left to their compiled matcher when all else leaves them, and
/// so are those with more Requires on one property than columns keep apart. A table is for the time between two days on
/// which an exclude ends; it is unchanged once it is made, but for the caches, which bring their own discipline.
/// </remarks>
internal sealed class CriteriaTable
{
    /// <summary>How many criteria a table holds, so that a row fits on the stack; a site with more has several.</summary>
    public const int Most = 2_048;

    /// <summary>How many Requires of one criterion on one property are kept apart.</summary>
    private const int MostGroups = 4;

    /// <summary>How many finished rows are ANDed at once: rules rarely read more properties.</summary>
    private const int AtOnce = 16;

    private readonly Column[] _columns;
    private readonly ulong[] _all;
    private readonly ulong[] _compiled;

    /// <summary>Whether there are any of those.</summary>
    private readonly bool _isCompiled;

    /// <param name="criteria">The criteria, in the order in which they are tried.</param>
    /// <param name="start">The place of the first of them in the site's order.</param>
    /// <param name="isVoid">Whether a condition is void at the time that the table is for.</param>
    public CriteriaTable(IReadOnlyList<CriteriaDefinition> criteria, int start, Predicate<Condition> isVoid)
    {
        (Start, Count) = (start, criteria.Count);
        Finished = new RowStore(Rows.WordsFor(criteria.Count));
        _all = new ulong[Finished.Words];
        _compiled = new ulong[Finished.Words];
        Dictionary<object, List<TestUse>> uses = [];
        for (var bit = 0; bit < criteria.Count; bit++)
        {
            Rows.Set(_all, bit);
            foreach (var condition in criteria[bit].Conditions.Where(c => !isVoid(c)))
                Add(uses, bit, condition);
        }

        _columns = [.. uses.Values.Select(u => Columns.Of(u, Finished))];
        _isCompiled = _compiled.ContainsAnyExcept(0UL);
    }

    /// <summary>How many criteria there are.</summary>
    public int Count { get; }

    /// <summary>The place of the first of them.</summary>
    public int Start { get; }

    /// <summary>The finished rows of what values leave.</summary>
    public RowStore Finished { get; }

    /// <summary>The properties that the criteria read.</summary>
    public ReadOnlySpan<Column> Properties => _columns;

    /// <summary>Every criterion.</summary>
    public ReadOnlySpan<ulong> All => _all;

    /// <summary>The criteria that the columns do not know enough of.</summary>
    public ReadOnlySpan<ulong> Compiled => _compiled;

    /// <summary>The first criterion that certainly holds, or else the first that is unknown; the place is -1 where there is neither that counts.</summary>
    /// <param name="resource">The machine.</param>
    /// <param name="now">The time.</param>
    /// <param name="matcher">The compiled matchers.</param>
    /// <param name="known">What is known of the criteria before these: where one of them is unknown, only one that holds counts.</param>
    [SkipLocalsInit]
    public Candidate Find<TMatcher>(Resource resource, DateTimeOffset now, TMatcher matcher, Truth known)
        where TMatcher : ICompiledMatcher
    {
        // Of a fixed size, which costs nothing.
        var possible = (stackalloc ulong[Most / 64])[.._all.Length];
        var open = (stackalloc ulong[Most / 64])[.._all.Length];
        _all.CopyTo(possible);
        open.Clear();
        var survivors = new Survivors(possible, open);
        Span<int> finished = stackalloc int[AtOnce];
        var count = 0;
        foreach (var column in _columns)
        {
            if (count == AtOnce)
            {
                Finished.And(possible, finished);
                count = 0;
            }

            if (column.Narrow(resource, now, ref survivors) is >= 0 and var row)
                finished[count++] = row;
        }

        Finished.And(possible, finished[..count]);
        var first = possible.IndexOfAnyExcept(0UL);
        if (first < 0)
            return Candidate.None;
        return _isCompiled || survivors.AreOpen || known == Truth.Unknown
            ? FindOpen(first, possible, open, resource, now, matcher, known)
            : new Candidate(Start + (first * 64) + BitOperations.TrailingZeroCount(possible[first]), new CriteriaMatch());
    }

    /// <summary>The same of what is left, where some of it is open.</summary>
    private Candidate FindOpen<TMatcher>(int first, ReadOnlySpan<ulong> possible, ReadOnlySpan<ulong> open, Resource resource, DateTimeOffset now, TMatcher matcher, Truth known)
        where TMatcher : ICompiledMatcher
    {
        var unknown = Candidate.None;
        for (var word = first; word < possible.Length; word++)
        {
            var left = possible[word];
            if (known == Truth.Unknown)
                left &= ~open[word] | _compiled[word];
            while (left != 0)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                var place = Start + (word * 64) + bit;
                left &= left - 1;
                if ((_compiled[word] >> bit & 1) != 0)
                {
                    var answer = matcher.Match(place, resource, now);
                    if (answer.Truth == Truth.True)
                        return new Candidate(place, answer);
                    if (answer.Truth == Truth.Unknown && known == Truth.False)
                        (unknown, known) = (new Candidate(place, answer), Truth.Unknown);
                }
                else if ((open[word] >> bit & 1) == 0)
                {
                    return new Candidate(place, new CriteriaMatch());
                }
                else if (known == Truth.False)
                {
                    (unknown, known) = (new Candidate(place, null), Truth.Unknown);
                }

                // One that is unknown is enough: behind it only those count that may hold.
                if (known == Truth.Unknown)
                    left &= ~open[word] | _compiled[word];
            }
        }

        return unknown;
    }

    private void Add(Dictionary<object, List<TestUse>> uses, int bit, Condition condition)
    {
        if (Columns.Key(condition.Test) is not { } key)
        {
            Rows.Set(_compiled, bit);
            return;
        }

        if (!uses.TryGetValue(key, out var column))
            uses.Add(key, column = []);
        var group = TestUse.Exclude;
        if (!condition.IsExclude)
        {
            // Those of the same criterion stand at the end.
            for (var i = column.Count - 1; i >= 0 && column[i].Bit == bit; i--)
                group = Math.Max(group, column[i].Group);
            group++;
            if (group == MostGroups)
            {
                Rows.Set(_compiled, bit);
                return;
            }
        }

        column.Add(new TestUse(bit, condition.Test, group));
    }
}
