using System.Diagnostics;

namespace RulesPush.Model.Tests.Analysis.Oracle;

/// <summary>What the prover says of a set of assertions.</summary>
internal enum Answer
{
    Unsat,
    Sat,
    Unknown,
}

/// <summary>The prover z3, an independent judge: one process that is asked many questions through its standard input.</summary>
internal sealed class Z3 : IDisposable
{
    private readonly Process _process;
    private readonly int _milliseconds;

    private Z3(string program, int milliseconds)
    {
        _milliseconds = milliseconds;
        _process = Process.Start(new ProcessStartInfo(program, ["-in", "-smt2"]) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("z3 does not start.");
    }

    /// <summary>The prover; the test is skipped where it is not installed.</summary>
    /// <param name="milliseconds">How long it may think about one question.</param>
    public static Z3 StartOrSkip(int milliseconds)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(static folder => Path.Combine(folder, "z3")).FirstOrDefault(File.Exists);
        if (program is null)
            Assert.Skip("z3 is not installed");
        return new Z3(program, milliseconds);
    }

    /// <summary>Whether the declarations and assertions of a script can be met.</summary>
    public Answer Ask(string script)
    {
        // A reset rather than push and pop: a solver that may forget chooses better tactics.
        _process.StandardInput.Write($"(reset)\n(set-option :timeout {_milliseconds})\n{script}\n(check-sat)\n");
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() switch
        {
            "sat" => Answer.Sat,
            "unsat" => Answer.Unsat,
            "unknown" or "timeout" => Answer.Unknown,
            var other => throw new InvalidOperationException($"z3 says {other} of\n{script}"),
        };
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
