using System.Text.Json.Nodes;
using RulesPush.Benchmarks.Goals;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Cli;
using RulesPush.Cli.Commands;

namespace RulesPush.Benchmarks.Deciding;

/// <summary>
/// The command <c>decide</c> from file to file, against the program that a user would write instead, which tells no reason
/// and no flip. Both are asked for the same machines of the same rules; the command works in as many threads as it likes.
/// </summary>
internal static class DecideGoals
{
    private const int Machines = 50_000;

    public static IEnumerable<Goal> Measure(Pace pace)
    {
        using var machines = new BranchMachines(Machines);
        var (byCommand, byHand) = (machines.PathOf("command.jsonl"), machines.PathOf("by-hand.jsonl"));
        Decide(machines, byCommand);
        ProgramByHand.Run(machines.CsvFile, byHand);
        Check(byCommand, byHand);

        var run = Interleaved.Run(pace, [
            new("decide", Machines, () => Decide(machines, byCommand)),
            new("by hand", Machines, () => ProgramByHand.Run(machines.CsvFile, byHand)),
        ]);
        var detail = $"{run.Detail}; {1e9 / run.Nanoseconds(0):N0} and {1e9 / run.Nanoseconds(1):N0} machines a second; {new FileInfo(byCommand).Length / Machines:N0} and {new FileInfo(byHand).Length / Machines:N0} bytes each";
        yield return new Goal($"decide for {Machines:N0} machines of a CSV file, with reason and flip", "a program with CsvHelper, without them", GoalUnit.TimesFaster, 0.5, run.CostOf(1, 0), detail);
    }

    private static long Decide(BranchMachines machines, string decisions)
    {
        using var error = new StringWriter();
        var exitCode = RulesPushCommand.Run(
            ["decide", "--rules", "Branches", "--resources", machines.CsvFile, "--format", "jsonl", "--output", decisions],
            new CommandHost
            {
                Input = Stream.Null,
                Output = Stream.Null,
                Error = error,
                Clock = TimeProvider.System,
                LoadRules = (_, _) => machines.Rules.Pack,
            });
        return exitCode == 0 ? exitCode : throw new InvalidOperationException($"{error}");
    }

    /// <summary>Both tell the same of each machine, as far as the program by hand goes.</summary>
    private static void Check(string byCommand, string byHand)
    {
        var lines = File.ReadLines(byCommand).Zip(File.ReadLines(byHand), static (one, other) => (Command: JsonNode.Parse(one)!, Hand: JsonNode.Parse(other)!)).ToList();
        if (lines.Count != Machines)
            throw new InvalidOperationException($"There are {lines.Count} decisions on {Machines} machines.");
        foreach (var (command, hand) in lines)
        {
            foreach (var (name, value) in hand.AsObject())
            {
                if (!JsonNode.DeepEquals(command[name], value))
                    throw new InvalidOperationException($"Contestants differ in {name}: {command} and {hand}");
            }
        }
    }
}
