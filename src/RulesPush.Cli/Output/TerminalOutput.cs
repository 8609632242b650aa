using System.Text;
using Spectre.Console;

namespace RulesPush.Cli.Output;

/// <summary>A stream as Spectre writes to it.</summary>
internal sealed class TerminalOutput(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
{
    /// <summary>Wide enough that nothing which is redirected wraps, and narrow enough to lay a table out in.</summary>
    private const int RedirectedWidth = 1000;

    private const int UsualWidth = 120;

    public TextWriter Writer => writer;

    public bool IsTerminal => isTerminal;

    public int Width => isTerminal ? Ask(static () => Console.WindowWidth, UsualWidth) : RedirectedWidth;

    public int Height => isTerminal ? Ask(static () => Console.WindowHeight, 40) : 40;

    /// <summary>A console on <paramref name="writer"/>; plain where it is redirected.</summary>
    public static IAnsiConsole CreateConsole(TextWriter writer, AnsiSupport? terminal) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new TerminalOutput(writer, terminal is not null),
        Ansi = terminal ?? AnsiSupport.No,
        Interactive = terminal is null ? InteractionSupport.No : InteractionSupport.Detect,
        ColorSystem = terminal is null ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });

    public void SetEncoding(Encoding encoding)
    {
        // The command writes UTF-8, whatever the console would like.
    }

    private static int Ask(Func<int> size, int otherwise)
    {
        try
        {
            return size() is > 0 and var known ? known : otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }
}
