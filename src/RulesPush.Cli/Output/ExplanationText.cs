using RulesPush.Model;
using Spectre.Console;

namespace RulesPush.Cli.Output;

/// <summary>Writes the explanations of machines, in the order in which they come.</summary>
internal interface IExplanationWriter : IDisposable
{
    void Write(Explanation explanation);

    /// <summary>Hands what has been written to the stream.</summary>
    void End();
}

/// <summary>Writes explanations as trees: coloured on a terminal, plain and never wrapped elsewhere.</summary>
internal sealed class ExplanationText : IExplanationWriter
{
    private readonly StreamWriter _writer;
    private readonly IAnsiConsole? _terminal;
    private bool _isFirst = true;

    public ExplanationText(Stream stream, AnsiSupport? terminal)
    {
        _writer = DataWriter.Create(stream);
        _terminal = terminal is null ? null : TerminalOutput.CreateConsole(_writer, terminal);
    }

    public void Write(Explanation explanation)
    {
        if (!_isFirst)
            _writer.Write('\n');
        _isFirst = false;
        var tree = Visible(ExplanationTree.Of(explanation));
        if (_terminal is null)
            _writer.Write(tree.ToString());
        else
            _terminal.Write(Draw(tree));
    }

    public void End() => _writer.Flush();

    // The stream is not the writer's to close, and what is left in a writer that failed is not written.
    public void Dispose()
    {
    }

    /// <summary>The tree with every text on one line that shows what it holds.</summary>
    private static ExplanationTree Visible(ExplanationTree tree) => new(
        VisibleText.Of(tree.Text), tree.Truth, new EquatableArray<ExplanationTree>(tree.Children.Select(Visible)));

    private static Tree Draw(ExplanationTree tree)
    {
        var drawn = new Tree(Line(tree));
        AddChildren(drawn, tree);
        return drawn;
    }

    private static void AddChildren(IHasTreeNodes parent, ExplanationTree tree)
    {
        foreach (var child in tree.Children)
            AddChildren(parent.AddNode(Line(child)), child);
    }

    private static Paragraph Line(ExplanationTree tree)
    {
        var line = new Paragraph(tree.Text);
        return tree.Truth is { } truth
            ? line.Append(": ").Append(truth.ToString().ToLowerInvariant(), OutcomeColours.Of(truth))
            : line;
    }
}
