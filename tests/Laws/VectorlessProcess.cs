using System.Diagnostics;

namespace RulesPush.Laws;

/// <summary>Tests once more, in a process that is told that the processor has no vector instructions.</summary>
internal static class VectorlessProcess
{
    /// <param name="ofAssembly">A type of the assembly whose tests they are.</param>
    /// <param name="filters">Which tests, as the runner in the assembly takes them.</param>
    public static async Task PassAsync(Type ofAssembly, params string[] filters)
    {
        var start = new ProcessStartInfo("dotnet", [ofAssembly.Assembly.Location, .. filters])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_EnableHWIntrinsic"] = "0" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        Assert.DoesNotContain("Total: 0", output, StringComparison.Ordinal);
    }
}
