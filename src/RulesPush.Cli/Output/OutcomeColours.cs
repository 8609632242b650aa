using Spectre.Console;

namespace RulesPush.Cli.Output;

/// <summary>How outcomes and truth values look on a terminal.</summary>
internal static class OutcomeColours
{
    public static Style Of(Outcome outcome) => new(outcome switch
    {
        Outcome.Push => Color.Green,
        Outcome.MissingData => Color.Yellow,
        Outcome.NoCriterionMatched or Outcome.Unaddressable or Outcome.ExcludedByName or Outcome.DomainController => Color.Red,
        _ => Color.Grey,
    });

    public static Style Of(Truth truth) => new(truth switch
    {
        Truth.True => Color.Green,
        Truth.False => Color.Red,
        _ => Color.Yellow,
    });
}
