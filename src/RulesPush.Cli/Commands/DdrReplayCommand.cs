using System.CommandLine;
using RulesPush.Cli.Administration;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush ddr replay</c>: after a fix of the rules, or of the row.</summary>
internal static class DdrReplayCommand
{
    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var ids = new Argument<long[]>("id") { Arity = ArgumentArity.ZeroOrMore, Description = "The numbers of the DDRs; without them all." };
        var rules = SharedOptions.CreateRules();
        var text = new Option<string?>("--text") { HelpName = "row", Description = "The row as it should have been; with one DDR." };
        var database = new DatabaseOption();
        var format = new FormatOption();
        var command = new DocumentedCommand("replay", "Reads DDRs again that are kept aside, and takes in those that are right now.")
        {
            Examples = """
                  rulespush ddr replay --rules Rules --database sites.db
                  rulespush ddr replay 3 --rules Rules --database sites.db --text "AKR-PC-017,10.112.129.8"
                """,
            ExitCodes = PushCommand.ExitCodes,
        };
        command.Arguments.Add(ids);
        command.Options.Add(rules);
        command.Options.Add(database);
        command.Options.Add(text);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            var named = parsed.GetValue(ids) ?? [];
            var mended = parsed.GetValue(text);
            if (mended is not null && named.Length != 1)
                throw new CommandFailure("--text is one row: name the one DDR that it stands for");
            using var opened = database.Open(parsed);
            var pack = host.LoadRules(parsed.GetRequiredValue(rules), error);
            var orders = Replay(opened, pack, opened.Read(transaction => DdrCommand.Choose(transaction, named)), mended, host.Clock);
            if (orders.Any(static o => o.Refusal is null))
                error.WriteLine("What follows at other sites is left as messages and CCRs: the next rulespush run handles them.");
            return Order.Show(host, error, format.IsJson(parsed), orders);
        });
        return command;
    }

    private static IReadOnlyList<Order> Replay(
        ISiteDatabase database, IRulePack pack, IReadOnlyList<(long Id, BadDdr? Ddr)> chosen, string? mended, TimeProvider clock)
    {
        var reader = new RawRowReader(pack.Definition);
        // Not started: that would decide everything again where these are other rules than those of the last run.
        using var hierarchy = new RunningHierarchy(new RulesInForce(pack), database, new HierarchyOptions { Clock = clock });
        return [.. chosen.Select(ReplayOne)];

        Order ReplayOne((long Id, BadDdr? Ddr) one)
        {
            if (one.Ddr is not { } bad)
                return new Order(one.Id, "", DdrCommand.Unknown(one.Id));
            var raw = mended is null ? bad.Raw : Mend(bad.Raw, mended);
            var why = hierarchy.Replay(bad, reader.Read(raw, bad.Row, bad.Site, bad.Time));
            return new Order(one.Id, $"DDR {one.Id}: taken in at {bad.Site}", why is null ? null : $"DDR {one.Id}: {why}");
        }
    }

    /// <summary>A row that was cut is whole again. Only CSV rows have a header.</summary>
    private static RawRow Mend(RawRow raw, string text) => raw with
    {
        Text = text,
        Format = raw.Format != ResourceRow.CutFormat ? raw.Format : (raw.Header is null ? ResourceFormat.Jsonl : ResourceFormat.Csv).ToString().ToLowerInvariant(),
    };
}
