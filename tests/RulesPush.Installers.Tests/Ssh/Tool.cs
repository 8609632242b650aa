using System.ComponentModel;
using System.Diagnostics;

namespace RulesPush.Installers.Tests.Ssh;

/// <summary>Programs of the machine that a test needs.</summary>
internal static class Tool
{
    /// <summary>Finds a program; where it is not installed, the test is skipped and says so.</summary>
    public static string Find(string name)
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin", "/sbin"];
        var file = folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(file is null, $"{name} is not installed");
        return file!;
    }

    /// <summary>Runs a program to its end; returns its exit code and what it printed.</summary>
    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (Win32Exception e)
        {
            return (-1, e.Message);
        }
    }
}
