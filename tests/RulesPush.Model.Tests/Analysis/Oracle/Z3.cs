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
    private readonly int _steps;

    private Z3(string program, int steps)
    {
        _steps = steps;
        _process = Process.Start(new ProcessStartInfo(program, ["-in", "-smt2"]) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("z3 does not start.");
    }

    /// <summary>The prover; the test is skipped where it is not installed.</summary>
    /// <param name="steps">How long it may think about one question: steps of its own, so that a busy machine gets the same answers.</param>
    public static Z3 StartOrSkip(int steps)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(static folder => Path.Combine(folder, "z3")).FirstOrDefault(File.Exists);
        if (program is null)
            Assert.Skip("z3 is not installed");
        return new Z3(program, steps);
    }

    /// <summary>Whether the declarations and assertions of a script can be met.</summary>
    public Answer Ask(string script)
    {
        // A reset rather than push and pop: no answer may depend on the questions before it.
        _process.StandardInput.Write($"(reset)\n(set-option :rlimit {_steps})\n{script}\n(check-sat)\n");
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
