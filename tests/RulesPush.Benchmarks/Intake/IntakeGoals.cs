using System.Globalization;
using RulesPush.Benchmarks.Goals;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Discovery;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Benchmarks.Intake;

/// <summary>
/// The durable intake against upserts of the same machines, each into a new file of its own. The rival stores as many
/// copies as the intake does: one for each site that knows the machine.
/// </summary>
internal static class IntakeGoals
{
    private const int Machines = 20_000;

    public static IEnumerable<Goal> Measure(Pace pace) =>
    [
        .. Measure(pace, areAtOneSite: true, "raw Microsoft.Data.Sqlite upserts"),
        .. Measure(pace, areAtOneSite: false, "raw Microsoft.Data.Sqlite upserts of as many copies"),
    ];

    private static IEnumerable<Goal> Measure(Pace pace, bool areAtOneSite, string rival)
    {
        using var machines = new BranchMachines(Machines, areAtOneSite);
        var further = machines.Copies.Length - machines.Rows.Length;
        var where = areAtOneSite && further == 0 ? "at one site" : $"{(double)further / Machines:P0} of them stored and decided on once more at a secondary site";
        var files = 0;
        Check(machines, SiteIntake.Run(machines.PathOf("checked.db"), machines.Rules, new DdrsAtHand(BranchMachines.Site, machines.Ddrs)));

        var run = Interleaved.Run(pace, [
            new("raw upserts", Machines, () => RawUpserts.Run(NewFile(), machines.Header, machines.Copies)),
            new("intake of DDRs", Machines, () => SiteIntake.Run(NewFile(), machines.Rules, new DdrsAtHand(BranchMachines.Site, machines.Ddrs))),
            new("intake of a CSV file", Machines, () => SiteIntake.Run(NewFile(), machines.Rules, FromCsv(machines))),
        ]);
        var detail = $"{run.Detail}; {1e9 / run.Nanoseconds(0):N0}, {1e9 / run.Nanoseconds(1):N0} and {1e9 / run.Nanoseconds(2):N0} a second";
        yield return new Goal($"durable intake of {Machines:N0} DDRs, merge, decide and CCR, {where}", rival, GoalUnit.TimesFaster, 0.5, run.CostOf(0, 1), detail);
        yield return new Goal("the same from a CSV file", rival, GoalUnit.TimesFaster, 0.5, run.CostOf(0, 2), detail);

        string NewFile()
        {
            foreach (var old in Directory.GetFiles(Path.GetDirectoryName(machines.CsvFile)!, "run-*"))
                File.Delete(old);
            return machines.PathOf(string.Create(CultureInfo.InvariantCulture, $"run-{files++}.db"));
        }
    }

    private static FileDiscovery FromCsv(BranchMachines machines) =>
        new(BranchMachines.Site, machines.CsvFile, machines.Rules.Definition, BranchMachines.Unexpected);

    /// <summary>All three are of the same machines, and the requests are those that the rules want.</summary>
    private static void Check(BranchMachines machines, long stored)
    {
        var raw = RawUpserts.Run(machines.PathOf("raw.db"), machines.Header, machines.Copies);
        var csv = SiteIntake.Run(machines.PathOf("csv.db"), machines.Rules, FromCsv(machines));
        var now = DateTimeOffset.UtcNow;
        var wanted = machines.Ddrs.Count(row => machines.Rules.Pack.Decide(row.Ddr!.Seen, now).Outcome == Outcome.Push);
        var (requests, requestsOfCsv) = (CountRequests(machines.PathOf("checked.db")), CountRequests(machines.PathOf("csv.db")));
        if (raw != machines.Copies.Length || stored != raw || csv != raw || requests != wanted || requestsOfCsv != wanted)
            throw new InvalidOperationException($"Of {machines.Copies.Length} copies there are {raw}, {stored} and {csv}; of {wanted} requests {requests} and {requestsOfCsv}.");
    }

    private static long CountRequests(string path)
    {
        using var database = SqliteSiteDatabase.OpenExisting(path);
        using var transaction = database.Begin();
        return transaction.Requests.Count().Sum(static c => c.Count);
    }
}
