using RulesPush.Cli.Commands;

namespace RulesPush.Cli;

internal static class Program
{
    public static int Main(string[] args) => RulesPushCommand.Run(args, CommandHost.OfThisProcess());
}
