using System.Text.Json;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Administration;

/// <summary>What became of one thing that was ordered.</summary>
/// <param name="Id">The number of what it was ordered for.</param>
/// <param name="Done">What was done, in one line.</param>
/// <param name="Refusal">Why it was not done; null where it was.</param>
internal sealed record Order(long Id, string Done, string? Refusal)
{
    /// <summary>Says what was done on standard output, and what was not on standard error; returns the exit code.</summary>
    public static int Show(CommandHost host, ErrorOutput error, bool isJson, IReadOnlyList<Order> orders)
    {
        Answer.Write(
            host,
            isJson,
            console =>
            {
                foreach (var order in orders.Where(static o => o.Refusal is null))
                    Answer.WriteLine(console, order.Done);
            },
            json => Write(json, orders));
        foreach (var order in orders.Where(static o => o.Refusal is not null))
            error.Fail(VisibleText.Of(order.Refusal!));
        return orders.All(static o => o.Refusal is null) ? ExitCode.Done : ExitCode.SomeRefused;
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Order> orders)
    {
        json.WriteStartObject();
        json.WriteStartArray("done");
        foreach (var order in orders.Where(static o => o.Refusal is null))
            json.WriteNumberValue(order.Id);
        json.WriteEndArray();
        json.WriteStartArray("refused");
        foreach (var order in orders.Where(static o => o.Refusal is not null))
        {
            json.WriteStartObject();
            json.WriteNumber("id", order.Id);
            json.WriteString("why", order.Refusal);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
