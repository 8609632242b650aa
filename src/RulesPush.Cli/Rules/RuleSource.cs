using RulesPush.Cli.Output;
using Spectre.Console;

namespace RulesPush.Cli.Rules;

/// <summary>Makes a rule pack of what <c>--rules</c> names.</summary>
internal static class RuleSource
{
    /// <summary>Loads a .dll, or builds a project and loads what comes out.</summary>
    /// <exception cref="CommandFailure">There is no rule pack, or it cannot be used.</exception>
    public static IRulePack Load(string path, ErrorOutput error)
    {
        if (Directory.Exists(path))
            return Build(FindProject(path), error);
        if (!File.Exists(path))
            throw new CommandFailure($"there is no folder or file {path}");
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSPROJ" => Build(path, error),
            ".DLL" => RulePackLoader.Load(path),
            _ => throw new CommandFailure($"{path} is neither a folder nor a .csproj nor a .dll"),
        };
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

    private static IRulePack Build(string project, ErrorOutput error)
    {
        var build = error.IsTerminal
            ? error.Console.Status().Start("Building the rules...", _ => RuleProject.Build(project))
            : RuleProject.Build(project);
        foreach (var message in build.Messages)
            error.WriteLine(message);
        return RulePackLoader.Load(build.Assembly
            ?? throw new CommandFailure($"the rules of {project} do not build", ExitCode.RulesDoNotBuild));
    }
}
