using System.Security;
using System.Text.Json;
using RulesPush.Model;

namespace RulesPush.Cli.Rules;

/// <summary>Has the compiler write down what it and the analyzers report of one project, in a temporary folder.</summary>
/// <remarks>
/// Properties of the command line would hold for the projects too that the rules refer to, which would write into the
/// same file. So they are set by a file of targets, for the rules project alone.
/// </remarks>
internal sealed class CompilerLog(string project, UtcDay? today) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rulespush-");

    private string LogFile => Path.Combine(_folder.FullName, "compiler.sarif");

    private string TodayFile => Path.Combine(_folder.FullName, "today.txt");

    /// <summary>
    /// The arguments of a build that reports. The compiler runs because an output of it is missing, the log: in a build
    /// that is up to date, no analyzer would be asked.
    /// </summary>
    public string[] Reporting() => Arguments("reporting.targets", $"""
          <PropertyGroup Condition="{OfProject}">
            <ErrorLog>{Escape(LogFile)},version=2.1</ErrorLog>
            <RunAnalyzers>true</RunAnalyzers>
            <RunAnalyzersDuringBuild>true</RunAnalyzersDuringBuild>
          </PropertyGroup>
          <ItemGroup Condition="{OfProject}">
            <CustomAdditionalCompileOutputs Include="{Escape(LogFile)}" />
          </ItemGroup>
          <Target Name="RulesPushTellsItsDay" BeforeTargets="CoreCompile" Condition="{OfProject}">
            <WriteLinesToFile File="{Escape(TodayFile)}" Lines="$(RulesPushToday)" Overwrite="true" />
          </Target>
        """);

    /// <summary>
    /// The arguments of a build in which no analyzer fails. The generator runs all the same. What the compiler made is
    /// taken away, or the next build would find everything up to date and succeed.
    /// </summary>
    public string[] WithoutAnalyzers() => Arguments("without-analyzers.targets", $"""
          <PropertyGroup Condition="{OfProject}">
            <RunAnalyzers>false</RunAnalyzers>
          </PropertyGroup>
          <Target Name="RulesPushForgetsTheBuild" AfterTargets="Build" Condition="{OfProject}">
            <Delete Files="@(IntermediateAssembly->'%(FullPath)')" />
          </Target>
        """);

    /// <summary>What was reported; null where the compiler did not run.</summary>
    public IReadOnlyList<ReportedDiagnostic>? Read() => File.Exists(LogFile) ? Parse(File.ReadAllText(LogFile)) : null;

    /// <summary>The day that the project says it is; null where it leaves that to the calendar.</summary>
    public UtcDay? ReadToday() => File.Exists(TodayFile) && UtcDay.TryParse(File.ReadAllText(TodayFile).Trim(), out var day) ? day : null;

    /// <summary>What a SARIF log holds.</summary>
    internal static IReadOnlyList<ReportedDiagnostic> Parse(string sarif)
    {
        using var log = JsonDocument.Parse(sarif);
        return [.. log.RootElement.GetProperty("runs").EnumerateArray()
            .SelectMany(static run => run.TryGetProperty("results", out var results) ? results.EnumerateArray().ToArray() : [])
            .Select(Read)];
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static ReportedDiagnostic Read(JsonElement result)
    {
        var place = Get(result, "locations") is { ValueKind: JsonValueKind.Array } places && places.GetArrayLength() > 0
            ? Get(places[0], "physicalLocation")
            : null;
        var uri = Get(Get(place, "artifactLocation"), "uri")?.GetString();
        return new ReportedDiagnostic(
            Get(result, "ruleId")?.GetString() ?? "",
            Get(Get(result, "message"), "text")?.GetString() ?? "",
            Uri.TryCreate(uri, UriKind.Absolute, out var file) && file.IsFile ? file.LocalPath : null,
            Get(Get(place, "region"), "startLine")?.GetInt32(),
            Get(result, "suppressions") is { ValueKind: JsonValueKind.Array } suppressions && suppressions.GetArrayLength() > 0);
    }

    private static JsonElement? Get(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var value) ? value : null;

    private string OfProject => $"'$(MSBuildProjectFullPath)' == '{Escape(Path.GetFullPath(project))}'";

    private string[] Arguments(string name, string targets)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, $"<Project>\n{targets}\n</Project>\n");
        string[] day = today is { } known ? [$"-p:RulesPushToday={known}"] : [];
        return [$"-p:CustomAfterMicrosoftCommonTargets={file}", .. day];
    }

    /// <summary>A path as a project file writes it: MSBuild reads some characters in its own way.</summary>
    private static string Escape(string path) => SecurityElement.Escape(
        string.Concat(path.Select(static c => "%$@'();?*".Contains(c) ? $"%{(int)c:X2}" : $"{c}")));
}
