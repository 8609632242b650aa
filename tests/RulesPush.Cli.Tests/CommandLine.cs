using System.Text;
using RulesPush.Cli.Commands;
using RulesPush.Cli.Output;
using RulesPush.Cli.Rules;
using RulesPush.Model;
using Spectre.Console;

namespace RulesPush.Cli.Tests;

/// <summary>What a run of the command came to.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Runs the command in this process, in a folder of its own.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rulespush-");

    public static DateTimeOffset Now { get; } = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public Func<string, ErrorOutput, IRulePack> LoadRules { get; init; } = static (_, _) => new TestRules();

    public Func<string, UtcDay?, ErrorOutput, ReportedRules> LoadReportedRules { get; init; } = ReportedRules.Load;

    public Stream Input { get; set; } = Stream.Null;

    public Stream? Output { get; init; }

    public AnsiSupport? OutputTerminal { get; init; }

    public AnsiSupport? ErrorTerminal { get; init; }

    public bool ShowsTrace { get; init; }

    /// <summary>Ends a run, as Ctrl+C does.</summary>
    public CancellationToken Stop { get; set; }

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    public string Read(string name) => File.ReadAllText(Path(name));

    public CommandResult Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var exitCode = RulesPushCommand.Run(args, new CommandHost
        {
            Input = Input,
            Output = Output ?? output,
            Error = error,
            OutputTerminal = OutputTerminal,
            ErrorTerminal = ErrorTerminal,
            Clock = new StoppedClock(),
            LoadRules = LoadRules,
            LoadReportedRules = LoadReportedRules,
            ShowsTrace = ShowsTrace,
            Stop = Stop,
        });
        return new CommandResult(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Decides for the rows of a CSV file, and writes JSONL.</summary>
    public CommandResult DecideCsv(string csv, params string[] more) => Decide(Write("machines.csv", csv), more);

    /// <summary>Decides for the lines of a JSONL file, and writes JSONL.</summary>
    public CommandResult DecideJsonl(string jsonl, params string[] more) => Decide(Write("machines.jsonl", jsonl), more);

    public CommandResult Decide(string file, params string[] more) =>
        Run(["decide", "--rules", "rules", "--resources", file, .. more.Contains("--format") ? more : [.. more, "--format", "jsonl"]]);

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => 0;
    }
}
