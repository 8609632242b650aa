namespace RulesPush.Generators;

/// <summary>
/// What a parser does with a mistake. The generator only counts, for it leaves such rules out and never reports; the
/// analyzers report, with the same parser.
/// </summary>
internal class Findings
{
    /// <summary>The number of mistakes so far.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a mistake, with what its message is about.</summary>
    public void Add(Mistake mistake, Place place, params string[] arguments)
    {
        Count++;
        OnAdded(mistake, place, arguments);
    }

    /// <summary>Counts a mistake that the compiler itself reports.</summary>
    public void AddCompilerError() => Count++;

    protected virtual void OnAdded(Mistake mistake, Place place, string[] arguments)
    {
    }
}
