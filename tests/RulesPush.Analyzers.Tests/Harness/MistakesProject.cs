using System.Xml.Linq;

namespace RulesPush.Analyzers.Tests;

/// <summary>The sources of the example in which each finding occurs once.</summary>
internal static class MistakesProject
{
    private static readonly string _folder = Path.Combine(RuleAnalysis.RepositoryDirectory, "examples", "Mistakes");

    /// <summary>The day that the project says.</summary>
    public static string Today { get; } = XDocument.Load(Path.Combine(_folder, "Mistakes.csproj")).Descendants("RulesPushToday").Single().Value;

    /// <summary>The source files.</summary>
    public static IReadOnlyList<(string Name, string Text)> Sources { get; } = Read("*.cs");

    /// <summary>The boundary files.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files { get; } = Read("*.csv");

    private static List<(string Name, string Text)> Read(string pattern) =>
        [.. Directory.GetFiles(_folder, pattern).Order(StringComparer.Ordinal).Select(static path => (Path.GetFileName(path), File.ReadAllText(path)))];
}
