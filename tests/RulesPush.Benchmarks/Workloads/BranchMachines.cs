using System.Globalization;
using RulesPush.Discovery;
using RulesPush.Sites;

namespace RulesPush.Benchmarks.Workloads;

/// <summary>
/// Distinct machines of the example Branches: its 2,000 again and again, each time under other names. What a machine is,
/// where it stands, and what its discovery said stay as they are there.
/// </summary>
internal sealed class BranchMachines : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rulespush-branches-");

    /// <param name="count">How many.</param>
    /// <param name="areAtOneSite">Whether to leave out those of the secondary sites: then all work is done where they are discovered.</param>
    public BranchMachines(int count, bool areAtOneSite = false)
    {
        Rules = new RulesInForce(typeof(Branches.NewYork).Assembly.GetCustomAttributes(typeof(RulePackAttribute), false).Cast<RulePackAttribute>().Single().CreatePack());
        var example = File.ReadAllLines(Path.Combine(Repository.Directory, "examples", "Branches", "machines.csv"));
        Header = example[0].Split(',');
        string[] kept = [.. example.Skip(1)];
        if (areAtOneSite)
            kept = [.. Read(example).Zip(kept).Where(row => Rules.Pack.Assign(row.First.Ddr!.Seen).Site is not { } site || site.Code == Site).Select(static row => row.Second)];
        Rows = [.. Enumerable.Range(0, count).Select(i => Renamed(kept[i % kept.Length].Split(','), i / kept.Length))];
        Ddrs = Read(Rows.Select(static row => string.Join(',', row)).Prepend(example[0]));
        Copies = [.. Rows, .. Rows.Zip(Ddrs).Select(m => (m.First, Holder: Rules.Pack.Assign(m.Second.Ddr!.Seen).AssignedSite)).Where(static m => m.Holder is { } site && site.Code != Site).Select(static m => (string[])[$"{m.Holder!.Code} {m.First[0]}", .. m.First[1..]])];
    }

    /// <summary>The primary site that discovers all of them.</summary>
    public static string Site => "NYC";

    /// <summary>The rules of the example: a primary site, and thirteen secondary sites below it.</summary>
    public RulesInForce Rules { get; }

    /// <summary>The names of the columns.</summary>
    public string[] Header { get; }

    /// <summary>The values of each machine, as texts.</summary>
    public string[][] Rows { get; }

    /// <summary>Each machine as often as it is stored: at the primary site, and once more, under its site, where a secondary one holds it.</summary>
    public string[][] Copies { get; }

    /// <summary>The same machines, read.</summary>
    public DiscoveredRow[] Ddrs { get; }

    /// <summary>The same machines, as a file.</summary>
    public string CsvFile => PathOf("machines.csv");

    public static void Unexpected(string warning) => throw new InvalidOperationException(warning);

    /// <summary>Where a database is made, on the disk that holds the file too.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    private DiscoveredRow[] Read(IEnumerable<string> lines)
    {
        File.WriteAllLines(CsvFile, lines);
        using var batch = new FileDiscovery(Site, CsvFile, Rules.Definition, Unexpected).FindBatches().Single();
        return [.. batch.Read(0, DateTimeOffset.UtcNow)];
    }

    private static string[] Renamed(string[] row, int time)
    {
        var suffix = time.ToString(CultureInfo.InvariantCulture);
        return [.. row.Select((value, i) => i switch
        {
            0 or 1 when value.Length > 0 => $"{value}-{suffix}",
            3 when value.Length > 0 => value.Insert(value.IndexOf('.', StringComparison.Ordinal), $"-{suffix}"),
            _ => value,
        })];
    }
}
