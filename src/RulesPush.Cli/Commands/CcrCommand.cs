using System.CommandLine;
using RulesPush.Cli.Administration;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush ccr</c>: shows client configuration requests, and changes them.</summary>
internal static class CcrCommand
{
    public static Command Create(CommandHost host, ErrorOutput error) =>
        new("ccr", "Shows client configuration requests (CCRs), and cancels, retries or releases them.")
        {
            CreateList(host),
            CreateShow(host),
            CcrOrderCommand.Create(
                host, error, "cancel", "cancelled", RequestOrders.Cancel,
                "Cancels open CCRs. A running installer is not stopped: its attempt is counted when it ends.",
                "  rulespush ccr cancel 17 18 --database sites.db"),
            CcrOrderCommand.Create(
                host, error, "retry", "due now", RequestOrders.Retry,
                "Makes CCRs due now that wait, have failed or were cancelled, and begins their week of attempts anew.",
                "  rulespush ccr retry 17 --database sites.db"),
            CcrReleaseCommand.Create(host, error),
        };

    private static DocumentedCommand CreateList(CommandHost host)
    {
        var state = new Option<string?>("--state") { HelpName = "state", Description = "Only those in this state: held, incoming, processing, retry, done, failed or cancelled." };
        state.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Enum.GetValues<RequestState>().Select(RequestText.Word)]);
        var site = new SiteOption();
        var database = new DatabaseOption();
        var format = new FormatOption();
        var command = new DocumentedCommand("list", "Lists CCRs.")
        {
            Examples = """
                  rulespush ccr list --database sites.db --state failed
                  rulespush ccr list --database sites.db --state held --site AKR --format json
                """,
            ExitCodes = StatusCommand.ReadingExitCodes,
        };
        command.Options.Add(database);
        command.Options.Add(state);
        command.Options.Add(site);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            RequestState? wanted = parsed.GetValue(state) is { } word ? Enum.Parse<RequestState>(word, ignoreCase: true) : null;
            using var opened = database.Open(parsed);
            var requests = opened.Read(transaction => transaction.Requests.List(wanted, site.Find(parsed, transaction)));
            Answer.Write(host, format.IsJson(parsed), console => RequestText.DrawList(console, requests), json => RequestJson.WriteList(json, requests));
            return ExitCode.Done;
        });
        return command;
    }

    private static DocumentedCommand CreateShow(CommandHost host)
    {
        var id = new Argument<long>("id") { Description = "The number of the CCR." };
        var database = new DatabaseOption();
        var format = new FormatOption();
        var command = new DocumentedCommand("show", "Shows a CCR with its attempts.")
        {
            Examples = "  rulespush ccr show 17 --database sites.db",
            ExitCodes = StatusCommand.ReadingExitCodes,
        };
        command.Arguments.Add(id);
        command.Options.Add(database);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            using var opened = database.Open(parsed);
            var wanted = parsed.GetRequiredValue(id);
            var request = opened.Read(transaction => RequestWithAttempts.Find(transaction, wanted))
                ?? throw new CommandFailure($"there is no CCR {wanted}; see rulespush ccr list");
            Answer.Write(host, format.IsJson(parsed), console => RequestText.Tree(request).Draw(console), json => RequestJson.Write(json, request));
            return ExitCode.Done;
        });
        return command;
    }
}
