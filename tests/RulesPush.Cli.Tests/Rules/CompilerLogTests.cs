using RulesPush.Cli.Rules;

namespace RulesPush.Cli.Tests.Rules;

public sealed class CompilerLogTests
{
    [Fact]
    public void A_log_of_the_compiler_is_read()
    {
        const string Log = """
            { "version": "2.1.0", "runs": [ { "results": [
                { "ruleId": "RP2301", "ruleIndex": 0, "level": "error", "message": { "text": "one\ntwo" },
                  "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "file:///src/My%20rules.cs" },
                    "region": { "startLine": 12, "startColumn": 2, "endLine": 12, "endColumn": 7 } } } ] },
                { "ruleId": "RP2002", "level": "warning", "message": { "text": "three" },
                  "suppressions": [ { "kind": "inSource" } ],
                  "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "Rules.cs" } } } ] },
                { "ruleId": "CS2008", "level": "warning", "message": { "text": "No source files specified." } }
              ], "tool": { "driver": { "name": "Microsoft (R) Visual C# Compiler" } } }, { } ] }
            """;
        Assert.Equal(
            [
                new ReportedDiagnostic("RP2301", "one\ntwo", "/src/My rules.cs", 12, false),
                new ReportedDiagnostic("RP2002", "three", null, null, true),
                new ReportedDiagnostic("CS2008", "No source files specified.", null, null, false),
            ],
            CompilerLog.Parse(Log));
    }
}
