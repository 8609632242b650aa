using System.Text;
using Spectre.Console;

namespace RulesPush.Cli.Output;

/// <summary>Lines below lines. Each shows what it holds; where they go to a file or a program, none is wrapped.</summary>
/// <param name="lines">The lines of the node itself: one, or several that belong together.</param>
internal sealed class TextTree(params IEnumerable<string> lines)
{
    private readonly List<TextTree> _children = [];
    private readonly List<string> _lines = [.. lines.Select(VisibleText.Of)];

    public TextTree Add(params IEnumerable<string> lines)
    {
        var child = new TextTree(lines);
        _children.Add(child);
        return child;
    }

    public void Draw(IAnsiConsole console)
    {
        if (console.Profile.Out.IsTerminal)
        {
            var tree = new Tree(new Text(string.Join('\n', _lines)));
            AddTo(tree);
            console.Write(tree);
            return;
        }

        var text = new StringBuilder();
        Append(text, "", "");
        console.Profile.Out.Writer.Write(text);
    }

    private void AddTo(IHasTreeNodes parent)
    {
        foreach (var child in _children)
            child.AddTo(parent.AddNode(new Text(string.Join('\n', child._lines))));
    }

    private void Append(StringBuilder text, string first, string rest)
    {
        // Further lines stand below the first, beside the branch to the node's own children.
        for (var i = 0; i < _lines.Count; i++)
            text.Append(i == 0 ? first : rest).Append(i > 0 && _children.Count > 0 ? "│ " : "").Append(_lines[i]).Append('\n');
        foreach (var child in _children)
        {
            var isLast = child == _children[^1];
            child.Append(text, rest + (isLast ? "└── " : "├── "), rest + (isLast ? "    " : "│   "));
        }
    }
}
