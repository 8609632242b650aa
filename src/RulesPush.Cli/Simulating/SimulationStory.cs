using System.Text.RegularExpressions;

namespace RulesPush.Cli.Simulating;

/// <summary>A step of the story: what happened at a site, or with null what was done from outside.</summary>
internal sealed record StoryStep(int Number, TimeSpan At, string? Site, string Text);

/// <summary>What happened to a machine, in order.</summary>
internal sealed record MachineStory(string Machine, IReadOnlyList<StoryStep> Steps);

/// <summary>Puts the history of a simulation together, machine by machine.</summary>
internal static partial class SimulationStory
{
    public static IReadOnlyList<MachineStory> Tell(Simulation simulation, DateTimeOffset start)
    {
        using var transaction = simulation.Database.Begin();
        var names = new Dictionary<long, string>();
        foreach (var resource in simulation.Rules.Hierarchy.Sites.SelectMany(s => transaction.Inventory.Page(s.Code, 0, int.MaxValue)))
            names.TryAdd(resource.Id, resource.Name);

        var events = transaction.History.Since(0);
        return
        [
            .. events.GroupBy(e => names.GetValueOrDefault(e.Resource) ?? $"resource {e.Resource}, removed")
                .Select(machine => new MachineStory(machine.Key, Number(Merge(machine, simulation.Remarks.Where(r => r.Concerns(machine.Key))), start))),
        ];
    }

    private static IEnumerable<(DateTimeOffset Time, string? Site, string Text)> Merge(IEnumerable<HistoryEvent> events, IEnumerable<SimulationRemark> remarks) =>
        events.Select(static e => (Order: e.Id * 2, e.Time, Site: (string?)e.Site, Text: EventWords.Of(e)))
            .Concat(remarks.Select(static r => (Order: (r.Behind * 2) + 1, r.Time, Site: (string?)null, r.Text)))
            .OrderBy(static s => s.Order)
            .Select(static s => (s.Time, s.Site, s.Text));

    /// <summary>Attempts that end alike are one step: a week of them is 169.</summary>
    private static List<StoryStep> Number(IEnumerable<(DateTimeOffset Time, string? Site, string Text)> steps, DateTimeOffset start)
    {
        var numbered = new List<StoryStep>();
        (string? Site, string Ending, int First)? attempts = null;
        foreach (var (time, site, text) in steps)
        {
            if (Attempt().Match(text) is { Success: true } match)
            {
                var (number, rest) = (int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), match.Groups[2].Value);
                if (attempts is { } before && before.Site == site && before.Ending == rest)
                {
                    numbered[^1] = numbered[^1] with { Text = $"attempts {before.First} to {number}, the last at +{Span(time - start)},{rest}" };
                    continue;
                }

                attempts = (site, rest, number);
            }
            else
            {
                attempts = null;
            }

            numbered.Add(new StoryStep(numbered.Count + 1, time - start, site, text));
        }

        return numbered;
    }

    /// <summary>Such as 6.23:00:00.</summary>
    public static string Span(TimeSpan span) => span.ToString(span.Days > 0 ? @"d\.hh\:mm\:ss" : @"hh\:mm\:ss", System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^attempt (\d+)( .*)$", RegexOptions.Singleline)]
    private static partial Regex Attempt();
}
