using System.Diagnostics;
using RulesPush.Benchmarks.Workloads;

namespace RulesPush.Benchmarks.Building;

/// <summary>Synthetic rules as a project in a folder, built as its user builds it: by <c>dotnet build</c>, with the generator and the analyzers of this repository.</summary>
internal sealed class ProjectOnDisk : IDisposable
{
    /// <summary>With the settings of the SDK, rather than those of this repository; and without our analyzers where a build says so.</summary>
    private const string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <AnalysisLevel />
            <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>false</GenerateDocumentationFile>
          </PropertyGroup>
          <ItemGroup>
            <AdditionalFiles Include="{SyntheticRules.BoundaryFile}" />
          </ItemGroup>
          <Target Name="WithoutOurAnalyzers" BeforeTargets="CoreCompile" Condition="'$(WithoutRulesPushAnalyzers)' == 'true'">
            <ItemGroup>
              <Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'RulesPush.Analyzers'" />
            </ItemGroup>
          </Target>
        </Project>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rulespush-benchmark-");

    public ProjectOnDisk(SyntheticRules rules)
    {
        Write("Directory.Build.props", $"""<Project><Import Project="{Repository.Directory}examples/Directory.Build.props" /></Project>""");
        Write("Directory.Packages.props", $"""<Project><Import Project="{Repository.Directory}Directory.Packages.props" /></Project>""");
        Write("Synthetic.csproj", Project);
        Write("Assembly.cs", SyntheticRules.Assembly);
        Write(SyntheticRules.BoundaryFile, rules.Boundaries());
        foreach (var (path, text) in rules.Classes())
            Write(path, text);
        Run(["restore"]);
        // The first time with what the project refers to.
        Run(["build", "-c", "Release", "--no-restore"]);
    }

    /// <summary>Builds the project alone, from the beginning; the seconds that it takes.</summary>
    public double Build(params string[] properties)
    {
        var start = Stopwatch.GetTimestamp();
        Run(["build", "-c", "Release", "--no-restore", "--no-incremental", "-p:BuildProjectReferences=false", .. properties]);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(_folder.FullName, path), text);

    private void Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-v:q", "-nologo", "-p:TreatWarningsAsErrors=false"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(" ", start.ArgumentList)} ended with {process.ExitCode}:\n{output}");
    }
}
