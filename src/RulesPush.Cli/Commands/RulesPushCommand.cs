using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Data.Common;
using System.Text;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary>The command <c>rulespush</c>: its subcommands, and what it does with whatever they throw.</summary>
internal static class RulesPushCommand
{
    public static int Run(IReadOnlyList<string> args, CommandHost host)
    {
        var error = new ErrorOutput(host.Error, host.ErrorTerminal);
        try
        {
            return Invoke(args, host, error);
        }
        catch (CommandFailure e)
        {
            error.Fail(e.Message);
            return e.ExitCode;
        }
        catch (DiscoveryFileException e)
        {
            error.Fail(e.Message);
            return ExitCode.Unusable;
        }
        catch (SiteDatabaseException e)
        {
            error.Fail(VisibleText.Of(e.Message));
            return ExitCode.DatabaseUnusable;
        }
        catch (DbException e) when (!host.ShowsTrace)
        {
            error.Fail($"cannot use the site database: {VisibleText.Of(e.Message)}");
            return ExitCode.DatabaseUnusable;
        }
        catch (Exception e) when (!host.ShowsTrace)
        {
            error.Fail($"unexpected: {e.GetType().Name}: {VisibleText.Of(e.Message)}");
            error.WriteLine($"Set {CommandHost.TraceVariable}=1 to see where it comes from.");
            return ExitCode.Unusable;
        }
        catch (Exception e)
        {
            error.WriteLine(e.ToString());
            return e is DbException ? ExitCode.DatabaseUnusable : ExitCode.Unusable;
        }
    }

    private static int Invoke(IReadOnlyList<string> args, CommandHost host, ErrorOutput error)
    {
        var root = new RootCommand("Decides who of a list of discovered machines gets the client pushed, by rules in C#, and explains why.")
        {
            DecideCommand.Create(host, error),
            ExplainCommand.Create(host, error),
            AnalyzeCommand.Create(host, error),
            DiffCommand.Create(host, error),
            CoverageCommand.Create(host, error),
            GraphCommand.Create(host, error),
            RunCommand.Create(host, error),
            SimulateCommand.Create(host, error),
            StatusCommand.Create(host),
            MachineCommand.Create(host),
            CcrCommand.Create(host, error),
            DdrCommand.Create(host, error),
            MaintainCommand.Create(host, error),
            PushCommand.Create(host, error),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);

        // A machine may be called @home: no argument is a file of arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        // Not by the errors: with --help, a required option may be missing.
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var wrong in parsed.Errors)
                error.Fail(VisibleText.Of(OneLine(wrong.Message)));
            error.WriteLine($"See {Name(parsed.CommandResult.Command)} --help.");
            return ExitCode.Unusable;
        }

        using var output = new StreamWriter(host.Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = host.Error });
    }

    /// <summary>Such as <c>rulespush ccr list</c>.</summary>
    private static string Name(Command command) =>
        command is RootCommand ? "rulespush" : $"{Name(command.Parents.OfType<Command>().Single())} {command.Name}";

    /// <summary>The library lists the words that an option takes a line each.</summary>
    private static string OneLine(string message) =>
        string.Join(' ', message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
