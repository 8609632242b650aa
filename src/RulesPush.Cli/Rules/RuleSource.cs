using RulesPush.Cli.Output;
using Spectre.Console;

namespace RulesPush.Cli.Rules;

/// <summary>Makes a rule pack of what <c>--rules</c> names.</summary>
internal static class RuleSource
{
    /// <summary>Loads a .dll, or builds a project and loads what comes out.</summary>
    /// <exception cref="CommandFailure">There is no rule pack, or it cannot be used.</exception>
    public static IRulePack Load(string path, ErrorOutput error) =>
        FindProjectOf(path) is { } project ? LoadProject(project, error) : RulePackLoader.Load(path);

    /// <summary>The project that is named, or lies in the folder that is named; null for an assembly.</summary>
    /// <exception cref="CommandFailure">There is neither.</exception>
    public static string? FindProjectOf(string path)
    {
        if (Directory.Exists(path))
            return FindProject(path);
        if (!File.Exists(path))
            throw new CommandFailure($"there is no folder or file {path}");
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSPROJ" => path,
            ".DLL" => null,
            _ => throw new CommandFailure($"{path} is neither a folder nor a .csproj nor a .dll"),
        };
    }

    /// <summary>Builds a project, and says meanwhile that it does.</summary>
    public static RuleBuild Build(string project, ErrorOutput error, params string[] more) => error.IsTerminal
        ? error.Console.Status().Start("Building the rules...", _ => RuleProject.Build(project, more))
        : RuleProject.Build(project, more);

    /// <summary>The pack of a build; what the compiler said goes to standard error.</summary>
    /// <exception cref="CommandFailure">The build failed.</exception>
    public static IRulePack Load(string project, RuleBuild build, ErrorOutput error)
    {
        foreach (var message in build.Messages)
            error.WriteLine(message);
        return RulePackLoader.Load(build.Assembly
            ?? throw new CommandFailure($"the rules of {project} do not build", ExitCode.RulesDoNotBuild));
    }

    private static string FindProject(string folder)
    {
        var projects = Directory.GetFiles(folder, "*.csproj");
        return projects.Length switch
        {
            1 => projects[0],
            0 => throw new CommandFailure($"{folder} has no .csproj: it is no rules project"),
            _ => throw new CommandFailure(
                $"{folder} has {projects.Length} projects, name one: {string.Join(", ", projects.Select(Path.GetFileName).Order(StringComparer.Ordinal))}"),
        };
    }

    private static IRulePack LoadProject(string project, ErrorOutput error) => Load(project, Build(project, error), error);
}
