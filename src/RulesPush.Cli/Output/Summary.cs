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

    private Table Table(bool isTerminal)
    {
        var table = new Table { Border = isTerminal ? TableBorder.Rounded : TableBorder.Ascii };
        table.AddColumn("Site").AddColumn("Outcome").AddColumn(new TableColumn("Machines").RightAligned());
        foreach (var (site, counts) in _sites.OrderBy(static s => s.Key, StringComparer.Ordinal).Select(static s => (s.Key, s.Value)))
            AddRows(table, site, counts);
        AddRows(table, "-", _noSite);
        return table;
    }

    private static void AddRows(Table table, string site, long[] counts)
    {
        for (var outcome = _outcomes - 1; outcome >= 0; outcome--)
        {
            if (counts[outcome] == 0)
                continue;
            table.AddRow(
                new Text(site),
                new Text(ShownDecision.NameOf((Outcome)outcome), OutcomeColours.Of((Outcome)outcome)),
                new Text(Number(counts[outcome])));
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
