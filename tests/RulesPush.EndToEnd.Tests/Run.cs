using System.Diagnostics;

namespace RulesPush.EndToEnd.Tests;

/// <summary>A program that has run to its end.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    /// <summary>The command, as the solution has built it.</summary>
    public static Task<Run> Command(params string[] arguments) => Program("dotnet", Repository.Root, [Repository.Command, .. arguments]);

    /// <summary>The command, reading standard input.</summary>
    public static Task<Run> Command(string input, string[] arguments) =>
        Program("dotnet", Repository.Root, [Repository.Command, .. arguments], input);

    public static Task<Run> Dotnet(string folder, params string[] arguments) => Program("dotnet", folder, arguments);

    public static async Task<Run> Program(string program, string folder, string[] arguments, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A test host passes its own build variables on, and a node that outlives the test would hold its files.
        foreach (var name in start.Environment.Keys.Where(static n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Run(process.ExitCode, await output, await error);
    }

    /// <summary>Whether a program is on the path.</summary>
    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>The run, which must have ended so.</summary>
    public Run EndsWith(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Error}\n{Output}");
        return this;
    }
}
