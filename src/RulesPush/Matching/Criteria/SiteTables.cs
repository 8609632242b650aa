using RulesPush.Matching.Inventory;
using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>The tables of a site's criteria: for each time between two days on which an exclude ends, made when it is first needed.</summary>
internal sealed class SiteTables
{
    private readonly CriteriaDefinition[] _criteria;

    /// <summary>The days on which excludes hold for the last time, in order.</summary>
    private readonly UtcDay[] _lastDays;
    private readonly CriteriaTable[]?[] _tables;
    private readonly SiteTests?[] _tests;

    /// <param name="criteria">The criteria, in the order in which they are tried.</param>
    public SiteTables(IEnumerable<CriteriaDefinition> criteria)
    {
        _criteria = [.. criteria];
        _lastDays = [.. _criteria.SelectMany(static c => c.Conditions).Where(static c => c.Until is not null).Select(static c => c.Until!.Value).Distinct().OrderBy(static d => d.Noon)];
        _tables = new CriteriaTable[]?[_lastDays.Length + 1];
        _tests = new SiteTests?[_lastDays.Length + 1];
    }

    /// <summary>The criterion that decides, and what its compiled matcher says: the first that holds, or else that is unknown, or else the first.</summary>
    public Candidate Find<TMatcher>(Resource resource, DateTimeOffset now, TMatcher matcher)
        where TMatcher : ICompiledMatcher
    {
        var found = FindCandidate(resource, now, matcher, out var first);
        if (found.Place < 0)
            return new Candidate(0, first ?? matcher.Match(0, resource, now));
        return found.Match is null ? new Candidate(found.Place, matcher.Match(found.Place, resource, now)) : found;
    }

    /// <summary>The first criterion that holds, or else that is unknown; its match is null where it is unknown for lack of data alone.</summary>
    /// <param name="resource">The machine.</param>
    /// <param name="now">The time.</param>
    /// <param name="matcher">The compiled matchers.</param>
    /// <param name="first">What the matcher of the first criterion answered, where it was asked: its methods are not called twice.</param>
    public Candidate FindCandidate<TMatcher>(Resource resource, DateTimeOffset now, TMatcher matcher, out CriteriaMatch? first)
        where TMatcher : ICompiledMatcher
    {
        first = null;
        var unknown = Candidate.None;
        var tables = At(now);
        for (var i = 0; i < tables.Length; i++)
        {
            var candidate = tables[i].Find(resource, now, matcher, ref first);
            if (candidate.Match is { Truth: Truth.True })
                return candidate;
            if (unknown.Place < 0)
                unknown = candidate;
        }

        return unknown;
    }

    /// <summary>What the criteria test at a time.</summary>
    public SiteTests TestsAt(DateTimeOffset now)
    {
        ref var tests = ref _tests[CountOver(now)];
        return Volatile.Read(ref tests) ?? Make(ref tests, now);
    }

    private CriteriaTable[] At(DateTimeOffset now)
    {
        var over = CountOver(now);
        return Volatile.Read(ref _tables[over]) ?? Make(over, now);
    }

    /// <summary>On how many of the days excludes have ended.</summary>
    private int CountOver(DateTimeOffset now)
    {
        var over = 0;
        while (over < _lastDays.Length && _lastDays[over].IsOver(now))
            over++;
        return over;
    }

    private SiteTests Make(ref SiteTests? tests, DateTimeOffset now)
    {
        var made = new SiteTests(_criteria, c => c.Until?.IsOver(now) == true);
        // Who asks twice for the same time gets the same ones.
        return Interlocked.CompareExchange(ref tests, made, null) ?? made;
    }

    /// <summary>Two threads may both make them: either will do.</summary>
    private CriteriaTable[] Make(int over, DateTimeOffset now)
    {
        CriteriaTable[] tables =
        [
            .. _criteria.Chunk(CriteriaTable.Most).Select((chunk, i) => new CriteriaTable(chunk, i * CriteriaTable.Most, c => c.Until?.IsOver(now) == true)),
        ];
        Volatile.Write(ref _tables[over], tables);
        return tables;
    }
}
