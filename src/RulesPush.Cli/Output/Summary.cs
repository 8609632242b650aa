using System.Globalization;
using Spectre.Console;

namespace RulesPush.Cli.Output;

/// <summary>Counts decisions by site and outcome.</summary>
internal sealed class Summary
{
    private static readonly int _outcomes = Enum.GetValues<Outcome>().Length;

    private readonly Dictionary<string, long[]> _sites = new(StringComparer.Ordinal);

    /// <summary>The decisions that no site took part in.</summary>
    private readonly long[] _noSite = new long[_outcomes];

    public long Decided { get; private set; }

    public void Count(string? site, Outcome outcome)
    {
        Decided++;
        var counts = _noSite;
        if (site is not null && !_sites.TryGetValue(site, out counts))
            _sites.Add(site, counts = new long[_outcomes]);
        counts![(int)outcome]++;
    }

    /// <summary>Writes the table and the totals.</summary>
    public void Write(ErrorOutput error, long rejected, TimeSpan elapsed)
    {
        if (Decided > 0)
            error.Console.Write(Table(error.IsTerminal));
        error.WriteLine($"{Number(Decided)} decided, {Number(rejected)} rejected, in {elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
    }

    /// <summary>A row a site, and one for all: a list of sites times outcomes would scroll the screen away.</summary>
    private Table Table(bool isTerminal)
    {
        var table = new Table { Border = isTerminal ? TableBorder.Rounded : TableBorder.Ascii };
        table.AddColumn("Site").AddColumn(new TableColumn("Machines").RightAligned()).AddColumn(new TableColumn("Push").RightAligned()).AddColumn("Not pushed");
        var all = new long[_outcomes];
        foreach (var (site, counts) in _sites.OrderBy(static s => s.Key, StringComparer.Ordinal).Append(new("-", _noSite)))
        {
            AddRow(table, site, counts);
            for (var outcome = 0; outcome < _outcomes; outcome++)
                all[outcome] += counts[outcome];
        }

        table.AddEmptyRow();
        AddRow(table, "all", all);
        return table;
    }

    private static void AddRow(Table table, string site, long[] counts)
    {
        if (counts.Sum() == 0)
            return;
        const int Push = (int)Outcome.Push;
        var notPushed = Enumerable.Range(0, Push).Where(outcome => counts[outcome] > 0).OrderByDescending(outcome => counts[outcome]);
        table.AddRow(
            new Text(site),
            new Text(Number(counts.Sum())),
            new Text(Number(counts[Push]), OutcomeColours.Of(Outcome.Push)),
            new Text(string.Join(", ", notPushed.Select(outcome => $"{Number(counts[outcome])} {ShownDecision.NameOf((Outcome)outcome)}"))));
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
