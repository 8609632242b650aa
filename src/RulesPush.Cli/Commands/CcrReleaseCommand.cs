using System.CommandLine;
using RulesPush.Cli.Administration;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush ccr release</c>: what the brake holds back, all of it, of a site, or by number.</summary>
internal static class CcrReleaseCommand
{
    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var ids = new Argument<long[]>("id") { Arity = ArgumentArity.ZeroOrMore, Description = "The numbers of the CCRs; without them all that are held back." };
        var site = new SiteOption();
        var database = new DatabaseOption();
        var format = new FormatOption();
        var command = new DocumentedCommand("release", "Lets CCRs go that the brake holds back.")
        {
            Examples = """
                  rulespush ccr release --database sites.db
                  rulespush ccr release --database sites.db --site AKR
                  rulespush ccr release 17 18 --database sites.db
                """,
            ExitCodes = CcrOrderCommand.ExitCodes,
        };
        command.Arguments.Add(ids);
        command.Options.Add(database);
        command.Options.Add(site);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            var named = parsed.GetValue(ids) ?? [];
            using var opened = database.Open(parsed);
            var orders = opened.Change(transaction =>
            {
                var code = site.Find(parsed, transaction);
                var chosen = named.Length > 0 ? named.Distinct() : transaction.Requests.List(RequestState.Held, code).Select(static r => r.Id);
                return CcrOrderCommand.Carry(
                    transaction, (t, id, now) => WhyOfAnotherSite(t, id, code) ?? RequestOrders.Release(t, id, now), "released", chosen, host.Clock.GetUtcNow());
            });
            if (orders.Count == 0)
                error.WriteLine("The brake holds no CCR back.");
            return Order.Show(host, error, format.IsJson(parsed), orders);
        });
        return command;
    }

    private static string? WhyOfAnotherSite(ISiteTransaction transaction, long id, string? code) =>
        code is not null && transaction.Requests.Find(id) is { } request && request.Site != code ? $"CCR {id} is of {request.Site}, not of {code}" : null;
}
