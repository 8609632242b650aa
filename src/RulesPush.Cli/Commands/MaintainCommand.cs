using System.CommandLine;
using RulesPush.Cli.Administration;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush maintain</c>.</summary>
internal static class MaintainCommand
{
    /// <summary>Ten years; what is asked for longer is a slip of the finger.</summary>
    private const int MostDays = 3650;

    private static readonly string[] _names = [.. MaintenanceTask.All.Select(static t => t.Name)];

    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var task = SharedOptions.Among("--task", "Run this task, whether it is on or not.", _names);
        var enable = SharedOptions.Among("--enable", "Let this task run by itself from now on; nothing is run now.", _names);
        var disable = SharedOptions.Among("--disable", "Let this task not run by itself any more; nothing is run now.", _names);
        var days = new Option<int?>("--days")
        {
            HelpName = "number",
            Description = "How old something must be: for this run with --task, from now on with --enable.",
        };
        var whatIf = new Option<bool>("--what-if") { Description = "Only say what would be removed." };
        var database = new DatabaseOption();
        var format = new FormatOption();
        var command = new DocumentedCommand(
            "maintain", "Runs the maintenance tasks that are on, or one task; or sets which run by themselves.")
        {
            Examples = """
                  rulespush maintain --database sites.db --what-if
                  rulespush maintain --database sites.db --task clear-install-flag --days 30
                  rulespush maintain --database sites.db --enable delete-obsolete --days 14
                """,
            ExitCodes = """
                  0  everything was done
                  2  wrong usage
                  4  the site database cannot be used
                """,
        };
        foreach (var option in new Option[] { database, task, days, whatIf, enable, disable, format })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var orders = new MaintenanceOrders(
                Find(parsed.GetValue(task)), Find(parsed.GetValue(enable)), Find(parsed.GetValue(disable)), parsed.GetValue(days), parsed.GetValue(whatIf));
            if (orders.WhyWrong() is { } why)
                throw new CommandFailure(why);
            if (orders.Days is < 1 or > MostDays)
                throw new CommandFailure($"--days {orders.Days} is not from 1 to {MostDays}");
            using var opened = database.Open(parsed);
            var answer = orders.Run(opened, host.Clock.GetUtcNow());
            Answer.Write(host, format.IsJson(parsed), answer.Draw, answer.Write);
            if (!orders.IsWhatIf && answer.Reports.Any(static r => r.Resources.Count + r.Values > 0))
                error.WriteLine("What follows is left as messages: the next rulespush run handles them.");
            return ExitCode.Done;
        });
        return command;
    }

    private static MaintenanceTask? Find(string? name) =>
        MaintenanceTask.All.FirstOrDefault(task => string.Equals(task.Name, name, StringComparison.OrdinalIgnoreCase));
}
