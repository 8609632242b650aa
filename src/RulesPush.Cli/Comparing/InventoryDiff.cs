namespace RulesPush.Cli.Comparing;

/// <summary>A machine as both versions of the rules read it, and what they say of it.</summary>
/// <param name="AsOld">As the old rules read it; null where it is not decided on.</param>
/// <param name="AsNew">As the new rules read it; null where it is not decided on.</param>
/// <param name="Before">What the old rules say.</param>
/// <param name="After">What the new rules say.</param>
internal readonly record struct DecidedTwice(Resource? AsOld, Resource? AsNew, Decided Before = default, Decided After = default);

/// <summary>A machine whose decision changes.</summary>
internal sealed record ChangedMachine(string Name, ComparedDecision Before, ComparedDecision After);

/// <summary>Which decisions on an inventory change from one version of rules to the other.</summary>
/// <param name="before">The old rules.</param>
/// <param name="after">The new rules.</param>
/// <param name="mostKept">How many changed machines are kept; all are counted.</param>
internal sealed class InventoryDiff(ComparedRules before, ComparedRules after, int mostKept)
{
    private readonly List<ChangedMachine> _changes = [];
    private readonly Dictionary<(Outcome Before, Outcome After), long> _totals = [];

    /// <summary>How many machines were decided.</summary>
    public long Machines { get; private set; }

    /// <summary>How many rows of a file were rejected: of these nothing is known.</summary>
    public long Rejected { get; set; }

    /// <summary>The changed machines, in the order of the inventory, as far as they are kept.</summary>
    public IReadOnlyList<ChangedMachine> Changes => _changes;

    /// <summary>How many machines have another outcome, or another site.</summary>
    public long Changed { get; private set; }

    public long PushedNow { get; private set; }

    public long PushedNoMore { get; private set; }

    public long PushedElsewhere { get; private set; }

    /// <summary>Changed in another way: pushed neither before nor after.</summary>
    public long ChangedOtherwise => Changed - PushedNow - PushedNoMore - PushedElsewhere;

    /// <summary>How many keep outcome and site, by other criteria, another condition or another entry of an exclusion list.</summary>
    public long OtherReasons { get; private set; }

    /// <summary>The changes by outcome, the most frequent first.</summary>
    public IEnumerable<((Outcome Before, Outcome After) Outcomes, long Machines)> Totals => _totals
        .OrderByDescending(static t => t.Value).ThenBy(static t => t.Key).Select(static t => (t.Key, t.Value));

    /// <summary>Such as <c>14 of 2,000 decisions change: 12 machines pushed no more, 2 pushed now</c>.</summary>
    public string Headline
    {
        get
        {
            string[] parts =
            [
                Part(PushedNow, "pushed now"), Part(PushedNoMore, "pushed no more"), Part(PushedElsewhere, "pushed at another site"),
                Part(ChangedOtherwise, "not pushed before and after"),
            ];
            var text = $"{Output.Answer.Number(Changed)} of {Output.Answer.Number(Machines)} decisions change";
            return Changed == 0 ? text : $"{text}: {string.Join(", ", parts.Where(static p => p.Length > 0))}";
        }
    }

    /// <summary>Decides on a machine by both versions, where both have read it. By many threads at once.</summary>
    public DecidedTwice Decide(Resource? asOld, Resource? asNew) =>
        asOld is not null && asNew is not null ? new(asOld, asNew, before.Decide(asOld), after.Decide(asNew)) : new(asOld, asNew);

    /// <summary>Counts a machine.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="decided">What both versions say of it.</param>
    /// <param name="rejectsFailures">Whether a machine of which a method says nothing is rejected.</param>
    /// <returns>Why it cannot be decided, where that rejects it; null where it is counted.</returns>
    public string? Add(string name, in DecidedTwice decided, bool rejectsFailures)
    {
        var (was, isNow) = (decided.Before, decided.After);
        if (rejectsFailures && (was.Failure ?? isNow.Failure) is { } failure)
            return failure;
        Machines++;
        if (was.IsAs(isNow))
        {
            OtherReasons += was.HasReasonOf(isNow) ? 0 : 1;
            return null;
        }

        Changed++;
        var outcomes = (was.Decision.Outcome, isNow.Decision.Outcome);
        _totals[outcomes] = _totals.GetValueOrDefault(outcomes) + 1;
        PushedNow += !was.Decision.IsPush && isNow.Decision.IsPush ? 1 : 0;
        PushedNoMore += was.Decision.IsPush && !isNow.Decision.IsPush ? 1 : 0;
        PushedElsewhere += was.Decision.IsPush && isNow.Decision.IsPush ? 1 : 0;
        if (_changes.Count < mostKept)
            _changes.Add(new ChangedMachine(name, before.Show(was, decided.AsOld!), after.Show(isNow, decided.AsNew!)));
        return null;
    }

    private static string Part(long count, string what) => count == 0 ? "" : $"{Output.Answer.Number(count)} {what}";
}
