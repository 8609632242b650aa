using Spectre.Console;

namespace RulesPush.Cli.Output;

/// <summary>Standard error: whatever is said about the data, as lines, and as a display on a terminal.</summary>
internal sealed class ErrorOutput(TextWriter writer, AnsiSupport? terminal)
{
    private const string Prefix = "rulespush: ";

    /// <summary>A file is read on a thread of its own, and warned of from there.</summary>
    private readonly Lock _writing = new();
    private bool _hasDisplay;

    public bool IsTerminal => terminal is not null;

    /// <summary>For a table.</summary>
    public IAnsiConsole Console { get; } = TerminalOutput.CreateConsole(writer, terminal);

    /// <summary>Runs a display that redraws itself, such as a progress bar.</summary>
    public void Display(Action<IAnsiConsole> run)
    {
        _hasDisplay = true;
        try
        {
            run(Console);
        }
        finally
        {
            _hasDisplay = false;
        }
    }

    /// <summary>Writes a line as it is. Only around a display the console must know of it, and wraps it.</summary>
    public void WriteLine(string line)
    {
        // Filled up, because it comes to stand where the display was, which may have been longer.
        lock (_writing)
        {
            if (_hasDisplay)
                Console.WriteLine(line.PadRight(Console.Profile.Width - 1));
            else
                writer.WriteLine(line);
        }
    }

    public void Warn(string warning) => WriteLine($"warning: {warning}");

    public void Fail(string message) => WriteLine(Prefix + message);
}
