using Microsoft.CodeAnalysis;

namespace RulesPush.Analyzers.Tests;

/// <summary>Nobody can switch a mistake off: a pack without one wrong exclude would push where it must not.</summary>
public sealed class SeverityTests
{
    private const string Rule = """[PushCriteria, Exclude.Name({|RP1006:""|})] public partial class Workstations;""";

    [Fact]
    public Task A_pragma_does_not_silence() => RuleTest.VerifyRules($"#pragma warning disable RP1006, CS0618\n#pragma warning disable\n{Rule}");

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Info)]
    public async Task A_configuration_does_not_silence(ReportDiagnostic severity)
    {
        var analysis = new RuleAnalysis(Rule.Replace("{|RP1006:\"\"|}", "\"\"", StringComparison.Ordinal))
            .WithConfiguration("RP1006", severity);

        var diagnostic = Assert.Single(await analysis.Run());

        Assert.Equal(("RP1006", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
    }
}
