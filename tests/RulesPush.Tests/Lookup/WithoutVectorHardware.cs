using System.Diagnostics;

namespace RulesPush.Tests.Lookup;

/// <summary>The same tests once more, in a process that is told that the processor has no vector instructions.</summary>
public sealed class WithoutVectorHardware
{
    [Fact]
    public async Task The_lookups_are_as_right()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WithoutVectorHardware).Assembly.Location, "-class", $"{typeof(SearchTrees).FullName}", "-class", $"{typeof(AddressTables).FullName}", "-class", $"{typeof(NameTables).FullName}"])
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
