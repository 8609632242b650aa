using System.CommandLine;
using RulesPush.Cli.Administration;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary>Carries an order out for one request; returns why not, or null.</summary>
internal delegate string? RequestOrder(ISiteTransaction transaction, long id, DateTimeOffset now);

/// <summary>A command that orders the same for each request that is named.</summary>
internal static class CcrOrderCommand
{
    public const string ExitCodes = """
          0  everything was done
          1  some could not be done, each with its reason on standard error; the rest was done
          2  wrong usage
          4  the site database cannot be used
        """;

    public static Command Create(
        CommandHost host, ErrorOutput error, string name, string done, RequestOrder order, string description, string examples)
    {
        var ids = new Argument<long[]>("id") { Arity = ArgumentArity.OneOrMore, Description = "The numbers of the CCRs." };
        var database = new DatabaseOption();
        var format = new FormatOption();
        var command = new DocumentedCommand(name, description) { Examples = examples, ExitCodes = ExitCodes };
        command.Arguments.Add(ids);
        command.Options.Add(database);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            using var opened = database.Open(parsed);
            var orders = opened.Change(transaction =>
                Carry(transaction, order, done, parsed.GetRequiredValue(ids).Distinct(), host.Clock.GetUtcNow()));
            return Order.Show(host, error, format.IsJson(parsed), orders);
        });
        return command;
    }

    /// <summary>Carries an order out for each request.</summary>
    public static IReadOnlyList<Order> Carry(
        ISiteTransaction transaction, RequestOrder order, string done, IEnumerable<long> ids, DateTimeOffset now)
    {
        return [.. ids.Select(CarryOne)];

        Order CarryOne(long id)
        {
            var refusal = order(transaction, id, now);
            return new Order(id, refusal is null ? $"CCR {id} of {transaction.Requests.Find(id)!.Machine}: {done}" : "", refusal);
        }
    }
}
