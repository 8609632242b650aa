using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace RulesPush.Cli.Commands;

/// <summary>The usual help, and below it the examples of the command and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private const string ExitCodes = """
        Exit codes:
          0  every row was decided
          1  some rows were rejected, the rest was decided
          2  wrong usage, or a file that cannot be used
          3  the rules do not build

        """;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = usual.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command switch
        {
            { Name: DecideCommand.Name } => DecideCommand.Examples,
            { Name: ExplainCommand.Name } => ExplainCommand.Examples,
            _ => $"{DecideCommand.Examples}\n{ExplainCommand.Examples}",
        };
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        output.WriteLine(examples);
        output.WriteLine();
        output.WriteLine(ExitCodes);
        return exitCode;
    }
}
