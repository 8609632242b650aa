namespace RulesPush.Model.Tests.Analysis;

/// <summary>Rules without time: as they are on a day, for ever.</summary>
internal static class EndsOfExcludes
{
    private static readonly UtcDay _over = new(2026, 1, 1);

    /// <summary>The rules as on a day: what has ended by then has ended long ago, and what has not never ends. Every part keeps its place.</summary>
    public static RulePackDefinition AsOn(RulePackDefinition pack, UtcDay day) => pack with
    {
        Criteria = new(pack.Criteria.Select(c => c with { Conditions = new(c.Conditions.Select(x => x with { Until = AsOn(x.Until, day) })) })),
        Sites = new(pack.Sites.Select(s => s with { Exclusions = new(s.Exclusions.Select(e => e with { Until = AsOn(e.Until, day) })) })),
    };

    private static UtcDay? AsOn(UtcDay? until, UtcDay day) => until is { } last && last.IsOver(day.Noon) ? _over : null;
}
