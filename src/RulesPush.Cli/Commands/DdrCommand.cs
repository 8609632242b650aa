using System.CommandLine;
using RulesPush.Cli.Administration;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush ddr</c>: the rows of discovery that could not be taken in, and were kept aside.</summary>
internal static class DdrCommand
{
    public static Command Create(CommandHost host, ErrorOutput error) =>
        new("ddr", "Shows discovery data records (DDRs) that could not be taken in, takes them in after all, or discards them.")
        {
            CreateList(host),
            DdrReplayCommand.Create(host, error),
            CreateDiscard(host, error),
        };

    /// <summary>Those that are named; all where none is. A number that names none comes without its DDR.</summary>
    public static IReadOnlyList<(long Id, BadDdr? Ddr)> Choose(ISiteTransaction transaction, long[] ids)
    {
        var all = transaction.BadDdrs.All();
        return ids.Length == 0
            ? [.. all.Select(static bad => (bad.Id, (BadDdr?)bad))]
            : [.. ids.Distinct().Select(id => (id, all.FirstOrDefault(bad => bad.Id == id)))];
    }

    public static string Unknown(long id) => $"no DDR {id} is kept aside";

    private static DocumentedCommand CreateList(CommandHost host)
    {
        var database = new DatabaseOption();
        var format = new FormatOption();
        var command = new DocumentedCommand("list", "Lists the DDRs that are kept aside, each with its reason.")
        {
            Examples = "  rulespush ddr list --database sites.db",
            ExitCodes = StatusCommand.ReadingExitCodes,
        };
        command.Options.Add(database);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            using var opened = database.Open(parsed);
            var all = opened.Read(static transaction => transaction.BadDdrs.All());
            Answer.Write(host, format.IsJson(parsed), console => BadDdrList.Draw(console, all), json => BadDdrList.Write(json, all));
            return ExitCode.Done;
        });
        return command;
    }

    private static DocumentedCommand CreateDiscard(CommandHost host, ErrorOutput error)
    {
        var ids = new Argument<long[]>("id") { Arity = ArgumentArity.OneOrMore, Description = "The numbers of the DDRs." };
        var database = new DatabaseOption();
        var format = new FormatOption();
        var command = new DocumentedCommand("discard", "Forgets DDRs that are kept aside.")
        {
            Examples = "  rulespush ddr discard 3 4 --database sites.db",
            ExitCodes = CcrOrderCommand.ExitCodes,
        };
        command.Arguments.Add(ids);
        command.Options.Add(database);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            using var opened = database.Open(parsed);
            var orders = opened.Change(transaction => Choose(transaction, parsed.GetRequiredValue(ids)).Select(chosen =>
            {
                if (chosen.Ddr is null)
                    return new Order(chosen.Id, "", Unknown(chosen.Id));
                transaction.BadDdrs.Remove(chosen.Id);
                return new Order(chosen.Id, $"DDR {chosen.Id}: discarded", null);
            }).ToList());
            return Order.Show(host, error, format.IsJson(parsed), orders);
        });
        return command;
    }
}
