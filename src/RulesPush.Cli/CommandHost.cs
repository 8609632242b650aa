using System.Text;
using Microsoft.Win32.SafeHandles;
using RulesPush.Cli.Output;
using RulesPush.Cli.Rules;
using RulesPush.Model;
using Spectre.Console;

namespace RulesPush.Cli;

/// <summary>What the command stands on: its streams, its clock, and where rule packs come from. Tests put in their own.</summary>
internal sealed record CommandHost
{
    /// <summary>The environment variable that shows where an unexpected exception came from.</summary>
    public const string TraceVariable = "RULESPUSH_TRACE";

    /// <summary>What <c>--resources -</c> reads.</summary>
    public required Stream Input { get; init; }

    /// <summary>Takes the data, and nothing else.</summary>
    public required Stream Output { get; init; }

    /// <summary>Takes everything that is said about the data.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>How the terminal that <see cref="Output"/> goes to takes colours; null where it is redirected.</summary>
    public AnsiSupport? OutputTerminal { get; init; }

    /// <summary>How the terminal that <see cref="Error"/> goes to takes colours; null where it is redirected.</summary>
    public AnsiSupport? ErrorTerminal { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Makes the rule pack of a folder, .csproj or .dll.</summary>
    public required Func<string, ErrorOutput, IRulePack> LoadRules { get; init; }

    /// <summary>Makes the rule pack of a folder, .csproj or .dll, with what the compiler reports of its sources on a day; null: today.</summary>
    public Func<string, UtcDay?, ErrorOutput, ReportedRules> LoadReportedRules { get; init; } = ReportedRules.Load;

    /// <summary>Ends a run, as Ctrl+C does.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Whether an unexpected exception is printed with its stack trace.</summary>
    public bool ShowsTrace { get; init; }

    public static CommandHost OfThisProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = utf8;
        return new CommandHost
        {
            Input = Console.OpenStandardInput(),
            Output = OpenStandardOutput(),
            Error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true },
            OutputTerminal = Console.IsOutputRedirected ? null : AnsiSupport.Detect,
            ErrorTerminal = Console.IsErrorRedirected ? null : AnsiSupport.Detect,
            Clock = TimeProvider.System,
            LoadRules = RuleSource.Load,
            ShowsTrace = Environment.GetEnvironmentVariable(TraceVariable) == "1",
        };
    }

    /// <summary>
    /// Standard output that says when its reader has gone, as in <c>| head</c>. The console's own stream says nothing,
    /// and ten million machines would be decided for nobody. A regular file keeps that stream: a file stream would not
    /// move the position that it shares with the next command of a script.
    /// </summary>
    private static Stream OpenStandardOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        try
        {
            var direct = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return direct.CanSeek ? Console.OpenStandardOutput() : direct;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Closed (>&-), or a kind of file that a file stream does not take.
            return Console.OpenStandardOutput();
        }
    }
}
