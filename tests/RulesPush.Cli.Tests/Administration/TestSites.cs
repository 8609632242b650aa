using RulesPush.Discovery;
using RulesPush.Sites;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Cli.Tests;

/// <summary>A site database of <see cref="TestRules"/>, made by a hierarchy that runs in the test.</summary>
internal sealed class TestSites(CommandLine command)
{
    public const string Header = "Name,NetBiosName,IPAddresses,OperatingSystemNameAndVersion,CostCenter,AgentName,Client\n";
    private const string Windows = "Microsoft Windows NT Workstation 10.0";

    private int _files;

    public string Path => command.Path("sites.db");

    public TestClock Clock { get; } = new() { Now = CommandLine.Now };

    public TestInstaller Installer { get; } = new();

    public int? MaxNewRequests { get; init; }

    public TestRules Rules { get; init; } = new();

    /// <summary>A workstation that AKR holds.</summary>
    public static string AkronPc(string name, int number) => $"{name},{name},10.112.129.{number},{Windows},,Network,\n";

    /// <summary>A machine that NYC holds and pushes: it has a cost center.</summary>
    public static string NewYorkPc(string name, int number) => $"{name},{name},10.112.3.{number},{Windows},200,Network,\n";

    /// <summary>Discovers rows at a site, and works until nothing is due.</summary>
    public TestSites Discover(string site, params string[] rows)
    {
        var file = command.Write($"found{++_files}.csv", Header + string.Concat(rows));
        Work([new FileDiscovery(site, file, Rules.Definition, static _ => { })]);
        return this;
    }

    /// <summary>Works until nothing is due.</summary>
    public void Work(params IReadOnlyList<IDiscoverySource> sources)
    {
        using var database = SqliteSiteDatabase.Open(Path);
        using var hierarchy = new RunningHierarchy(new RulesInForce(Rules), database, new HierarchyOptions
        {
            Clock = Clock,
            Sources = sources,
            Installer = Installer,
            MaxNewRequests = MaxNewRequests,
        });
        hierarchy.Start();
        while (hierarchy.WorkAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult())
        {
        }
    }

    public CommandResult Run(params string[] args) => command.Run([.. args, "--database", Path]);

    public T Read<T>(Func<ISiteTransaction, T> read)
    {
        using var database = SqliteSiteDatabase.OpenExisting(Path);
        using var transaction = database.Begin();
        return read(transaction);
    }

    public RequestState StateOf(long request) => Read(t => t.Requests.Find(request)!.State);
}

/// <summary>A clock that the test sets.</summary>
internal sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>An installer that answers the same for every machine.</summary>
internal sealed class TestInstaller : IInstaller
{
    public InstallationResult Result { get; set; } = InstallationResult.Failure(InstallationError.Unreachable, "no answer\u001B[2J", "one\ntwo\n");

    public Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken) => Task.FromResult(Result);
}
