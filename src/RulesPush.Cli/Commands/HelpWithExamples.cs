using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary>The usual help, and below it the examples of the command and its exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>What the codes mean in every command; each says more of its own.</summary>
    private const string AllExitCodes = """
          0  everything was done
          1  some was rejected or refused, the rest was done
          2  wrong usage, or a file that cannot be used
          3  the rules do not build
          4  the site database cannot be used
        """;

    public override int Invoke(ParseResult parseResult)
    {
        try
        {
            return Write(parseResult, parseResult.InvocationConfiguration.Output);
        }
        catch (IOException e) when (BrokenPipe.Is(e))
        {
            // The reader has what it wanted, as head has.
            return ExitCode.Done;
        }
    }

    private int Write(ParseResult parseResult, TextWriter output)
    {
        var exitCode = usual.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        output.WriteLine("Examples:");
        output.WriteLine(command is DocumentedCommand own ? own.Examples : string.Join('\n', Below(command).Select(FirstExample)));
        output.WriteLine();
        output.WriteLine("Exit codes:");
        output.WriteLine((command as DocumentedCommand)?.ExitCodes ?? AllExitCodes);
        output.WriteLine();
        output.Flush();
        return exitCode;
    }

    private static IEnumerable<DocumentedCommand> Below(Command command) =>
        command.Subcommands.SelectMany(static sub => sub is DocumentedCommand own ? [own] : Below(sub));

    private static string FirstExample(DocumentedCommand command) => command.Examples.Split('\n')[0].TrimEnd();
}
