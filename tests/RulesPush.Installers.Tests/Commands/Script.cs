using RulesPush.Sites;

namespace RulesPush.Installers.Tests.Commands;

/// <summary>Runs a little shell script as an installer.</summary>
internal static class Script
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public static Task<InstallationResult> RunAsync(string script, PushAccount? account = null, TimeSpan? timeout = null, params string[] arguments) =>
        Installer(script, timeout, arguments).InstallAsync(Orders.Of("10.1.1.1", account), TestContext.Current.CancellationToken);

    public static CommandInstaller Installer(string script, TimeSpan? timeout = null, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the scripts need sh");
        return new CommandInstaller(new CommandInstallerOptions
        {
            Program = "/bin/sh",
            Arguments = ["-c", script, "script", .. arguments],
            Timeout = timeout ?? _patience,
        });
    }

    /// <summary>Waits until a process is gone whose number a script wrote to a file.</summary>
    public static async Task AssertGoneAsync(string pidFile)
    {
        var process = $"/proc/{(await File.ReadAllTextAsync(pidFile)).Trim()}";
        for (var waited = 0; Directory.Exists(process) && !IsZombie(process); waited++)
        {
            Assert.True(waited < 100, $"{process} still runs");
            await Task.Delay(50);
        }
    }

    /// <summary>Ended, and only waiting for a parent that never asks.</summary>
    private static bool IsZombie(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
