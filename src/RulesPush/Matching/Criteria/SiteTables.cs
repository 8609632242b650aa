using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>The tables of a site's criteria: for each time between two days on which an exclude ends, made when it is first needed.</summary>
/// <remarks>
/// Where no criterion holds, the first is the one that says why. Of a few criteria it is asked for that at once, as it is
/// compiled, and is in no table; of many that would cost all machines more than it saves some.
/// </remarks>
internal sealed class SiteTables
{
    /// <summary>Of more criteria few machines are left that none of them matches.</summary>
    private const int MostToAskFirst = 64;

    private readonly CriteriaDefinition[] _criteria;

    /// <summary>Whether the first criterion is asked before the tables; one with methods always is, so that they are not called twice.</summary>
    private readonly bool _asksFirst;

    /// <summary>The days on which excludes hold for the last time, in order.</summary>
    private readonly UtcDay[] _lastDays;
    private readonly CriteriaTable[]?[] _tables;

    /// <summary>The same with the first criterion, where that is asked before the tables.</summary>
    private readonly CriteriaTable[]?[] _whole;

    /// <param name="criteria">The criteria, in the order in which they are tried.</param>
    public SiteTables(IEnumerable<CriteriaDefinition> criteria)
    {
        _criteria = [.. criteria];
        _asksFirst = _criteria.Length <= MostToAskFirst || _criteria[0].Conditions.Any(static c => c.Test is MethodTest);
        _lastDays = [.. _criteria.SelectMany(static c => c.Conditions).Where(static c => c.Until is not null).Select(static c => c.Until!.Value).Distinct().OrderBy(static d => d.Noon)];
        _tables = new CriteriaTable[]?[_lastDays.Length + 1];
        _whole = _asksFirst ? new CriteriaTable[]?[_lastDays.Length + 1] : _tables;
    }

    /// <summary>The criterion that decides, and what its compiled matcher says: the first that holds, or else that is unknown, or else the first.</summary>
    public Candidate Find<TMatcher>(Resource resource, DateTimeOffset now, TMatcher matcher)
        where TMatcher : ICompiledMatcher
    {
        var found = FindCandidate(resource, now, matcher);
        if (found.Place < 0)
            return new Candidate(0, matcher.Match(0, resource, now));
        return found.Match is null ? new Candidate(found.Place, matcher.Match(found.Place, resource, now)) : found;
    }

    /// <summary>
    /// The first criterion that holds, or else that is unknown, or else the first, where it was asked; its match is null where
    /// it is unknown for lack of data alone.
    /// </summary>
    public Candidate FindCandidate<TMatcher>(Resource resource, DateTimeOffset now, TMatcher matcher)
        where TMatcher : ICompiledMatcher
    {
        var deciding = _asksFirst ? new Candidate(0, matcher.Match(0, resource, now)) : Candidate.None;
        var truth = deciding.Match?.Truth ?? Truth.False;
        if (truth == Truth.True)
            return deciding;
        var tables = At(now);
        for (var i = 0; i < tables.Length; i++)
        {
            var candidate = tables[i].Find(resource, now, matcher, truth);
            if (candidate.Match is { Truth: Truth.True })
                return candidate;
            if (candidate.Place >= 0)
                (deciding, truth) = (candidate, Truth.Unknown);
        }

        return deciding;
    }

    /// <summary>The tables of all criteria at a time; who asks twice for the same time gets the same ones.</summary>
    public CriteriaTable[] WholeAt(DateTimeOffset now)
    {
        ref var tables = ref _whole[CountOver(now)];
        return Volatile.Read(ref tables) ?? Make(ref tables, 0, now);
    }

    private CriteriaTable[] At(DateTimeOffset now)
    {
        ref var tables = ref _tables[CountOver(now)];
        return Volatile.Read(ref tables) ?? Make(ref tables, _asksFirst ? 1 : 0, now);
    }

    /// <summary>On how many of the days excludes have ended.</summary>
    private int CountOver(DateTimeOffset now)
    {
        var over = 0;
        while (over < _lastDays.Length && _lastDays[over].IsOver(now))
            over++;
        return over;
    }

    /// <summary>Two threads may both make them: those of the first are kept.</summary>
    private CriteriaTable[] Make(ref CriteriaTable[]? tables, int first, DateTimeOffset now)
    {
        CriteriaTable[] made =
        [
            .. _criteria.Skip(first).Chunk(CriteriaTable.Most).Select((chunk, i) => new CriteriaTable(chunk, first + (i * CriteriaTable.Most), c => c.Until?.IsOver(now) == true)),
        ];
        return Interlocked.CompareExchange(ref tables, made, null) ?? made;
    }
}
