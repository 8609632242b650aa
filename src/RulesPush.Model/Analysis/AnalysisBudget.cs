namespace RulesPush.Model;

/// <summary>How many steps the analysis of one class may take, so that it never hangs an editor, and how it is stopped.</summary>
public sealed class AnalysisBudget
{
    /// <summary>A tenth of a second or so.</summary>
    public const int DefaultSteps = 200_000;

    private readonly int _stepsPerClass;
    private readonly CancellationToken _cancellation;
    private int _left;

    /// <summary>A budget of so many steps for each class, until <paramref name="cancellation"/>.</summary>
    public AnalysisBudget(int stepsPerClass = DefaultSteps, CancellationToken cancellation = default)
    {
        _stepsPerClass = stepsPerClass;
        _cancellation = cancellation;
        Restart();
    }

    /// <summary>When nobody waits for the answer any more.</summary>
    internal CancellationToken Cancellation => _cancellation;

    /// <summary>The steps that were taken of the class so far.</summary>
    internal int Taken => _stepsPerClass - _left;

    /// <summary>The same budget for what is proved at the same time.</summary>
    internal AnalysisBudget Another() => new(_stepsPerClass, _cancellation);

    /// <summary>Begins a class anew.</summary>
    public void Restart() => _left = _stepsPerClass;

    /// <summary>Takes a number of steps.</summary>
    /// <exception cref="BudgetExceededException">There were not so many left.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public void Take(int steps = 1)
    {
        _cancellation.ThrowIfCancellationRequested();
        _left -= steps;
        if (_left < 0)
            throw new BudgetExceededException();
    }
}

/// <summary>A proof takes more steps than its class may: nothing is known, and a finding says so.</summary>
public sealed class BudgetExceededException : Exception;
