using System.Diagnostics;

namespace RulesPush.Laws;

/// <summary>Runs tests once more, in a process that is set up as those of some users are.</summary>
internal static class TestProcess
{
    private const string IsInvariant = "\"System.Globalization.Invariant\": true";

    /// <summary>The processor has no vector instructions, or so the process is told.</summary>
    /// <param name="ofAssembly">A type of the assembly whose tests they are.</param>
    /// <param name="filters">Which tests, as the runner in the assembly takes them.</param>
    public static Task PassWithoutVectorsAsync(Type ofAssembly, params string[] filters) =>
        PassAsync(new ProcessStartInfo("dotnet", [ofAssembly.Assembly.Location, .. filters]) { Environment = { ["DOTNET_EnableHWIntrinsic"] = "0" } });

    /// <summary>With cultures, as .NET has them unless a program says otherwise, which the command and our tests do.</summary>
    /// <param name="ofAssembly">A type of the assembly whose tests they are.</param>
    /// <param name="filters">Which tests, as the runner in the assembly takes them.</param>
    public static async Task PassWithCulturesAsync(Type ofAssembly, params string[] filters)
    {
        var assembly = ofAssembly.Assembly.Location;
        var settings = await File.ReadAllTextAsync(Path.ChangeExtension(assembly, ".runtimeconfig.json"), TestContext.Current.CancellationToken);
        Assert.Contains(IsInvariant, settings, StringComparison.Ordinal);
        var changed = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.runtimeconfig.json");
        try
        {
            await File.WriteAllTextAsync(changed, settings.Replace(IsInvariant, IsInvariant.Replace("true", "false", StringComparison.Ordinal), StringComparison.Ordinal), TestContext.Current.CancellationToken);
            await PassAsync(new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", changed, assembly, .. filters]));
        }
        finally
        {
            File.Delete(changed);
        }
    }

    private static async Task PassAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await error;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(output.Contains("valid ICU package", StringComparison.Ordinal), "ICU is not installed, which .NET takes cultures from.");
        Assert.True(process.ExitCode == 0, output);
        Assert.DoesNotContain("Total: 0", output, StringComparison.Ordinal);
    }
}
