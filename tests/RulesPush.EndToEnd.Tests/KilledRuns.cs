using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RulesPush.EndToEnd.Tests;

/// <summary>
/// A run that is killed at random moments, and started again, ends as one that nobody has disturbed: no DDR is lost, no
/// request is there twice, no attempt is uncounted, and an installer is called again only where it was running at a kill.
/// </summary>
[Collection(OneAtATime.Name)]
public sealed class KilledRuns
{
    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    /// <summary>The figures of the issue in the full tier.</summary>
    private static (int Ddrs, int Kills) Counts => _isFull ? (200_000, 100) : (3_000, 5);

    private const string Rules = """
        using RulesPush;

        namespace Killed;

        [PrimarySite("NYC", ManagementPoint = "mp.nyc.example"), Boundary.IpSubnet("10.1.0.0/16"), ClientPush(typeof(Chosen))]
        public partial class NewYork;

        [SecondarySite("AKR", Parent = typeof(NewYork)), Boundary.IpSubnet("10.2.0.0/16"), ClientPush(typeof(Chosen))]
        public partial class Akron;

        [PushCriteria, Require.Name("PUSH-*")]
        public partial class Chosen;
        """;

    /// <summary>Says that it was called before it does anything, takes a moment, and fails for every third request.</summary>
    private const string Installer = """
        #!/bin/sh
        echo "$RULESPUSH_TARGET $RULESPUSH_ATTEMPT" >> "$1"
        sleep 0.02
        case "$RULESPUSH_TARGET" in *3) exit 10;; esac
        exit 0
        """;

    [Fact]
    public async Task End_as_an_undisturbed_run()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("the installer of this test is a shell script");
            return;
        }

        using var folder = new TemporaryFolder();
        var rules = await BuildRulesAsync(folder);
        var machines = WriteMachines(folder, Counts.Ddrs);
        var installer = folder.Write("install.sh", Installer.Replace("\r", "", StringComparison.Ordinal));
        File.SetUnixFileMode(installer, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var undisturbed = new Work(folder, "undisturbed", rules, machines, installer);
        using (var process = undisturbed.Start())
            Assert.Equal(0, await EndAsync(process));

        var killed = new Work(folder, "killed", rules, machines, installer);
        var inFlight = new HashSet<string>();
        var random = new Random(20261122);
        for (var kills = 0; kills < Counts.Kills; kills++)
        {
            using var process = killed.Start();
            // From before the first row is read to well into the installations.
            await Task.Delay(random.Next(200, _isFull ? 3_000 : 1_500), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            inFlight.UnionWith(killed.Query("SELECT machine || ' ' || (attempts + 1) FROM request WHERE state = 'Processing'"));
        }

        using (var process = killed.Start())
            Assert.Equal(0, await EndAsync(process));

        foreach (var (what, sql) in _whatMustBeEqual)
            Assert.True(undisturbed.Query(sql).SequenceEqual(killed.Query(sql)), $"{what} differ");
        Assert.Equal(Counts.Ddrs.ToString(CultureInfo.InvariantCulture), Assert.Single(killed.Query("SELECT count(*) FROM resource WHERE site = 'NYC'")));
        Assert.NotEmpty(killed.Query("SELECT 1 FROM request WHERE state = 'Retry' LIMIT 1"));

        var calls = killed.Calls.GroupBy(static c => c).ToDictionary(static c => c.Key, static c => c.Count());
        Assert.Equal(undisturbed.Calls.Distinct().Order(StringComparer.Ordinal), calls.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(undisturbed.Calls.Length, undisturbed.Calls.Distinct().Count());
        Assert.All(calls.Where(static c => c.Value > 1), call => Assert.Contains(call.Key, inFlight));
        TestContext.Current.SendDiagnosticMessage(
            "{0} DDRs, {1} requests, {2} kills, {3} attempts in flight at a kill, {4} called again", Counts.Ddrs, calls.Count, Counts.Kills, inFlight.Count, calls.Count(static c => c.Value > 1));
    }

    private static readonly (string What, string Sql)[] _whatMustBeEqual =
    [
        ("resources", "SELECT site || ' ' || id || ' ' || serial || ' ' || client || ' ' || record FROM resource ORDER BY site, id"),
        ("identities", "SELECT site || value || resource FROM known_by, json_each(keys) ORDER BY site, value, resource"),
        ("decisions", "SELECT site || ' ' || id || ' ' || outcome || ' ' || coalesce(held_by, '') || ' ' || reason FROM resource ORDER BY site, id"),
        ("requests", "SELECT site || ' ' || machine || ' ' || state || ' ' || attempts || ' ' || coalesce(ending, '') FROM request ORDER BY site, machine, id"),
        ("attempts", "SELECT machine || ' ' || number || ' ' || coalesce(error, '') || ' ' || (attempt.ended IS NULL) FROM attempt JOIN request ON id = request ORDER BY machine, number"),
        ("messages that wait", "SELECT sender || receiver || number FROM message ORDER BY row"),
        ("bad DDRs", "SELECT batch_row || reason FROM bad_ddr ORDER BY id"),
        ("events", "SELECT site || ' ' || kind || ' ' || resource || ' ' || text FROM event WHERE kind NOT IN ('Attempted', 'RequestClosed', 'RequestCreated') ORDER BY resource, site, kind, text"),
    ];

    private static async Task<string> BuildRulesAsync(TemporaryFolder folder)
    {
        folder.Write("rules/Directory.Build.props", $"""<Project><Import Project="{Repository.PathOf("examples", "Directory.Build.props")}" /></Project>""");
        folder.Write("rules/Directory.Packages.props", $"""<Project><Import Project="{Repository.PathOf("Directory.Packages.props")}" /></Project>""");
        folder.Write("rules/Killed.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        folder.Write("rules/Rules.cs", Rules);
        var project = Path.Combine(folder.Path, "rules");
        // What it refers to is what the solution has built.
        (await Run.Dotnet(project, "build", "-c", Repository.Configuration, "-p:BuildProjectReferences=false", "-v:q", "-nologo")).EndsWith(0);
        return Path.Combine(project, "bin", Repository.Configuration, "net10.0", "Killed.dll");
    }

    /// <summary>Of a hundred machines one is pushed; every tenth is seen twice, at two addresses, and some move to the other site.</summary>
    private static string WriteMachines(TemporaryFolder folder, int count)
    {
        var path = Path.Combine(folder.Path, "machines.csv");
        using var file = new StreamWriter(path);
        file.WriteLine("Name,NetBiosName,IPAddresses,OperatingSystemNameAndVersion,AgentName,AgentTime");
        for (var i = 0; i < count; i++)
        {
            var name = $"{(i % 100 == 0 ? "PUSH" : "KEEP")}-{(i * 7) / 100 % 10}{i:D6}{i / 100 % 10}";
            file.WriteLine($"{name},{name},10.{1 + (i % 2)}.{i / 250 % 250}.{i % 250},Microsoft Windows NT Workstation 10.0.22631,Network,2026-11-20T12:00:00Z");
            if (i % 10 == 5)
                file.WriteLine($"{name},{name},10.{1 + (i % 3 % 2)}.{i / 250 % 250}.{i % 250},Microsoft Windows NT Workstation 10.0.22631,Heartbeat,2026-11-21T12:00:00Z");
        }

        return path;
    }

    private static async Task<int> EndAsync(Process process)
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>A database and the calls of the installer that belong to it.</summary>
    private sealed class Work(TemporaryFolder folder, string name, string rules, string machines, string installer)
    {
        private readonly string _database = Path.Combine(folder.Path, $"{name}.db");
        private readonly string _calls = Path.Combine(folder.Path, $"{name}.calls");

        public string[] Calls => File.ReadAllLines(_calls);

        public Process Start()
        {
            var start = new ProcessStartInfo("dotnet", [
                Repository.Command, "run", "--rules", rules, "--database", _database, "--discover", $"{machines}@NYC", "--once",
                "--installer", "command", "--command", installer, "--command-argument", _calls, "--format", "json",
            ])
            {
                WorkingDirectory = folder.Path,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            var process = Process.Start(start)!;
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }

        /// <summary>One column of text; nothing where the database is not made yet.</summary>
        public List<string> Query(string sql)
        {
            if (!File.Exists(_database) || new FileInfo(_database).Length == 0)
                return [];
            using var connection = new SqliteConnection($"Data Source={_database};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read())
                rows.Add(reader.GetString(0));
            return rows;
        }
    }
}
