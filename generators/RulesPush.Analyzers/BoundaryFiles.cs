using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RulesPush.Generators;

namespace RulesPush.Analyzers;

/// <summary>The files among a project's AdditionalFiles that can be boundary files, and the uses that rules make of them.</summary>
internal sealed class BoundaryFiles
{
    private readonly string? _projectDirectory;
    private readonly Dictionary<string, AdditionalText> _files = new(StringComparer.OrdinalIgnoreCase);

    public BoundaryFiles(AnalyzerOptions options)
    {
        _projectDirectory = RuleSources.ProjectDirectory(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        foreach (var file in options.AdditionalFiles)
        {
            var path = BoundaryFilePath.Normalise(file.Path);
            if (CanBe(path) && !_files.ContainsKey(path))
                _files.Add(path, file);
        }
    }

    /// <summary>Whether the attribute names a boundary file.</summary>
    public static bool IsUse(AttributeData attribute) =>
        (RuleAttributeNames.IsIn(attribute, RuleAttributeNames.Boundary) || RuleAttributeNames.IsIn(attribute, RuleAttributeNames.RoamingBoundary))
        && attribute.AttributeClass!.Name == "FileAttribute";

    /// <summary>Whether the text is the one that stands for its path: a project may list a file twice.</summary>
    public bool Represents(AdditionalText file) =>
        _files.TryGetValue(BoundaryFilePath.Normalise(file.Path), out var first) && ReferenceEquals(first, file);

    /// <summary>The file that a rule names; null where it is not there.</summary>
    public BoundaryFile? Find(string name, CancellationToken cancellation) =>
        _files.TryGetValue(BoundaryFilePath.Resolve(_projectDirectory, name), out var listed) && BoundaryFileParser.Parse(listed, cancellation) is { IsReadable: true } file ? file : null;

    /// <summary>Checks a use of a boundary file; the full path of the file where it is there.</summary>
    public string? Check(AttributeReader use, Findings findings)
    {
        if (use.HasCompilerError)
            return null;
        var name = use.Text("path");
        var path = BoundaryFilePath.Resolve(_projectDirectory, name ?? "");
        var listed = _files.TryGetValue(path, out var text) ? text : null;
        if (listed is null || BoundaryFileParser.Parse(listed, CancellationToken.None) is not { IsReadable: true } file)
        {
            findings.Add(Mistake.BoundaryFileMissing, use.At("path"), ValueParser.Show(name), WhyMissing(name, listed));
            return null;
        }

        // The key that is missing may stand in a bad row, which is reported already.
        var key = use.Text("Key");
        if (file.BadRows.Count > 0 || file.RowsOf(key).Count > 0)
            return path;
        if (key is null || file.Rows.Count == 0)
            findings.Add(Mistake.BoundaryFileEmpty, use.At("path"), ValueParser.Show(name));
        else
            findings.Add(Mistake.BoundaryFileKeyMissing, use.At("Key"), ValueParser.Show(key), ValueParser.Show(name), Suggestion(key, file));
        return path;
    }

    private static string WhyMissing(string? name, AdditionalText? listed) =>
        string.IsNullOrWhiteSpace(name) ? "names no file"
        : !CanBe(name!) ? "is no .csv file"
        : listed is null ? $"is not listed: add <AdditionalFiles Include=\"{ValueParser.Show(name)}\" /> to the project"
        : "is listed in AdditionalFiles, but cannot be read: there is no such file";

    private static string Suggestion(string key, BoundaryFile file) =>
        NearestName.Of(key, file.Rows.Select(static r => r.Key).Distinct(StringComparer.OrdinalIgnoreCase)) is { } meant
            ? $"did you mean {ValueParser.Show(meant)}?"
            : $"its first key is {ValueParser.Show(file.Rows[0].Key)}";

    private static bool CanBe(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
