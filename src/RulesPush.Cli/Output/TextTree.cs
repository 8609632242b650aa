using System.Text;
using Spectre.Console;

namespace RulesPush.Cli.Output;

/// <summary>Lines below lines. Each shows what it holds; where they go to a file or a program, none is wrapped.</summary>
internal sealed class TextTree(string text)
{
    private readonly List<TextTree> _children = [];

    public TextTree Add(string line)
    {
        var child = new TextTree(line);
        _children.Add(child);
        return child;
    }

    public void Draw(IAnsiConsole console)
    {
        if (console.Profile.Out.IsTerminal)
        {
            var tree = new Tree(Answer.Line(text));
            AddTo(tree);
            console.Write(tree);
            return;
        }

        var lines = new StringBuilder(VisibleText.Of(text)).Append('\n');
        Append(lines, "");
        console.Profile.Out.Writer.Write(lines);
    }

    private void AddTo(IHasTreeNodes parent)
    {
        foreach (var child in _children)
            child.AddTo(parent.AddNode(Answer.Line(child.Text)));
    }

    private void Append(StringBuilder lines, string indent)
    {
        foreach (var child in _children)
        {
            var isLast = child == _children[^1];
            lines.Append(indent).Append(isLast ? "└── " : "├── ").Append(VisibleText.Of(child.Text)).Append('\n');
            child.Append(lines, indent + (isLast ? "    " : "│   "));
        }
    }

    private string Text => text;
}
