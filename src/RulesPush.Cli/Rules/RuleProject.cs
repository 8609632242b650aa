using System.ComponentModel;
using System.Diagnostics;

namespace RulesPush.Cli.Rules;

/// <summary>What came out of a build.</summary>
/// <param name="Assembly">The assembly; null where the build failed.</param>
/// <param name="Messages">What the compiler said, word for word.</param>
internal sealed record RuleBuild(string? Assembly, IReadOnlyList<string> Messages);

/// <summary>Builds a rules project with the .NET SDK.</summary>
internal static class RuleProject
{
    /// <summary>
    /// Without <c>-t:Build</c>, <c>--getProperty</c> prints the path and builds nothing. Release, so that no build
    /// overwrites the assemblies that a command run from its own source tree has loaded.
    /// </summary>
    private static readonly string[] _arguments =
        ["-c", "Release", "-t:Build", "--getProperty:TargetPath", "-v:q", "-nologo", "-nodeReuse:false"];

    /// <summary>Builds <paramref name="project"/>.</summary>
    /// <exception cref="CommandFailure">There is no SDK, or the project builds more than one assembly.</exception>
    public static RuleBuild Build(string project, params IEnumerable<string> more)
    {
        var (exitCode, output, messages) = RunDotnet(Path.GetFullPath(project), more);
        // The path comes on standard output, also where the build failed; the compiler's messages on standard error.
        var path = output.LastOrDefault();
        if (exitCode != 0)
        {
            return new RuleBuild(null, [.. output.Where(line => line != path || !line.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)), .. messages]);
        }

        if (!File.Exists(path))
            throw new CommandFailure($"{project} builds for several frameworks, or builds no assembly; pass the .dll to --rules");
        return new RuleBuild(path, messages);
    }

    private static (int ExitCode, List<string> Output, List<string> Messages) RunDotnet(string project, IEnumerable<string> more)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            // Where the project's own global.json counts.
            WorkingDirectory = Path.GetDirectoryName(project),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("build");
        start.ArgumentList.Add(project);
        foreach (var argument in _arguments.Concat(more))
            start.ArgumentList.Add(argument);
        RemoveHostVariables(start);

        var (output, messages) = (new List<string>(), new List<string>());
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.OutputDataReceived += (_, e) => Add(output, e.Data);
            process.ErrorDataReceived += (_, e) => Add(messages, e.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return (process.ExitCode, output, messages);
        }
        catch (Win32Exception e)
        {
            throw new CommandFailure($"cannot start dotnet, which builds the rules: {e.Message}; without the .NET SDK pass a .dll to --rules");
        }
    }

    /// <summary>What <c>dotnet run</c> tells its own MSBuild would send the child to another SDK than its global.json asks for.</summary>
    private static void RemoveHostVariables(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.ToList())
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
                || name is "DOTNET_HOST_PATH" or "DOTNET_CLI_TELEMETRY_SESSIONID" or "DOTNET_MSBUILD_SDK_RESOLVER_SDKS_DIR")
            {
                start.Environment.Remove(name);
            }
        }
    }

    private static void Add(List<string> lines, string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (lines)
            lines.Add(line);
    }
}
