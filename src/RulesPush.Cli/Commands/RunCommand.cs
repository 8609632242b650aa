using System.CommandLine;
using RulesPush.Cli.Output;
using RulesPush.Cli.Running;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush run</c>.</summary>
internal static class RunCommand
{
    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var rules = SharedOptions.CreateRules();
        var database = new Option<string>("--database")
        {
            Required = true,
            HelpName = "file",
            Description = "The site database, a SQLite file; it is made where there is none.",
        };
        var discover = new Option<string[]>("--discover")
        {
            HelpName = "file or folder@site",
            Description = "A file of machines (.csv, .jsonl), or a folder that is watched for them, and the site that discovers them. May be repeated. "
                + "What was taken in once (same file, same content) is not taken in again.",
        };
        var once = new Option<bool>("--once") { Description = "Take in what is there, work what is due once, and end." };
        var brake = new Option<int?>("--max-new-ccrs")
        {
            HelpName = "n",
            Description = "The brake: an intake or a change of rules opens at most so many CCRs; the others are held back until rulespush ccr release.",
        };
        brake.Validators.Add(result =>
        {
            if (result.GetValue(brake) < 0)
                result.AddError("--max-new-ccrs takes a number from 0");
        });
        var installer = new InstallerOptions();
        var format = new FormatOption();

        var command = new DocumentedCommand("run", "Runs the site hierarchy: takes in what is discovered, decides, creates CCRs, and carries them out.")
        {
            Examples = """
                  rulespush run --rules examples/Branches --database branches.db --discover examples/Branches/machines.csv@NYC --once
                  rulespush run --rules Rules.csproj --database sites.db --discover /srv/nyc@NYC --discover /srv/akr@AKR --max-new-ccrs 200
                  rulespush run --rules bin/Rules.dll --database sites.db --installer command --command ./push.sh
                  rulespush run --rules bin/Rules.dll --database sites.db --installer ssh --ssh-package client/ --ssh-command ./install.sh --accounts accounts.json
                """,
            ExitCodes = """
                  0  done
                  1  done, with bad DDRs or files kept aside
                  2  wrong usage, or a file that cannot be used
                  3  the rules do not build
                  4  the site database cannot be used, or another run works on it
                """,
        };
        foreach (var option in new Option[] { rules, database, discover, once, brake, format })
            command.Options.Add(option);
        installer.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(database);
            installer.Require(parsed);
            var pack = host.LoadRules(parsed.GetRequiredValue(rules), error);
            using var runLock = RunLock.Take(path);
            using var site = SqliteSiteDatabase.Open(path);
            using var stop = new StopSignals(host.Stop);
            var run = new Run(host, error, new RulesInForce(pack), site)
            {
                Discover = parsed.GetValue(discover) ?? [],
                IsOnce = parsed.GetValue(once),
                MaxNewRequests = parsed.GetValue(brake),
                IsJson = format.IsJson(parsed),
            };
            using var probe = new RulesPush.Installers.HttpManagementPointProbe(host.Clock);
            return run.Work(installer.Create(parsed), installer.CreateAccounts(parsed), probe, stop.Token);
        });
        return command;
    }
}
