namespace RulesPush.Cli.Output;

/// <summary>A decision as the command shows it, in whatever format.</summary>
/// <param name="Resource">The name of the machine.</param>
/// <param name="Site">The code of the site; null where there is none.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Criterion">The short name of the criteria that match; null where none does.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="Flip">The smallest change by which it would be pushed; null where it is, or none would do.</param>
internal readonly record struct ShownDecision(string Resource, string? Site, Outcome Outcome, string? Criterion, string Reason, string? Flip = null)
{
    private static readonly string[] _outcomeNames = Enum.GetNames<Outcome>();

    /// <summary>The outcome as data has it.</summary>
    public string OutcomeName => NameOf(Outcome);

    public static string NameOf(Outcome outcome) => _outcomeNames[(int)outcome];
}

/// <summary>Writes decisions in one format, in the order in which they come.</summary>
internal interface IDecisionWriter : IDisposable
{
    void Write(ShownDecision decision);

    /// <summary>Hands what has been written to the stream.</summary>
    void Flush();
}
