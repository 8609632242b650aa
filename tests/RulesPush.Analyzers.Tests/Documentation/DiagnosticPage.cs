using System.Text.RegularExpressions;

namespace RulesPush.Analyzers.Tests;

/// <summary>A page of docs/diagnostics: a title, and the sections Wrong, Why and Right, the outer two with rules that compile.</summary>
/// <remarks>A block that is fenced as <c>csv networks.csv</c> is a boundary file of the rules above it.</remarks>
internal sealed partial class DiagnosticPage
{
    private readonly string _text;

    private DiagnosticPage(string path)
    {
        Id = Path.GetFileNameWithoutExtension(path);
        _text = File.ReadAllText(path);
    }

    public static string Directory { get; } = Path.Combine(RuleAnalysis.RepositoryDirectory, "docs", "diagnostics");

    /// <summary>The diagnostic that the page is named after.</summary>
    public string Id { get; }

    /// <summary>The first line.</summary>
    public string Title => _text[.._text.IndexOf('\n', StringComparison.Ordinal)];

    /// <summary>The headings in their order.</summary>
    public IEnumerable<string> Sections => Heading().Matches(_text).Select(static m => m.Groups["name"].Value);

    /// <summary>All pages but the index.</summary>
    public static IEnumerable<DiagnosticPage> All() => System.IO.Directory.GetFiles(Directory, "*.md")
        .Where(static path => Path.GetFileName(path) != "README.md")
        .Order(StringComparer.Ordinal)
        .Select(static path => new DiagnosticPage(path));

    /// <summary>The page of a diagnostic.</summary>
    public static DiagnosticPage Of(string id) => new(Path.Combine(Directory, $"{id}.md"));

    /// <summary>The text of a section.</summary>
    public string Section(string name)
    {
        var heading = Heading().Matches(_text).Single(m => m.Groups["name"].Value == name);
        var next = heading.NextMatch();
        return _text[(heading.Index + heading.Length)..(next.Success ? next.Index : _text.Length)].Trim();
    }

    /// <summary>The rules of a section with their boundary files, as a project would have them.</summary>
    public RuleAnalysis Rules(string section)
    {
        var blocks = Block().Matches(Section(section));
        var code = blocks.Where(static b => b.Groups["language"].Value == "csharp").Select(static b => b.Groups["text"].Value);
        var files = blocks.Where(static b => b.Groups["language"].Value == "csv")
            .Select(static b => new ListedFile(RuleTest.ProjectDirectory + b.Groups["file"].Value, b.Groups["text"].Value));
        return new RuleAnalysis([.. code], [.. files]);
    }

    [GeneratedRegex(@"^## (?<name>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```(?<language>\w+)(?: (?<file>\S+))?\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
