using RulesPush.Model;

namespace RulesPush;

/// <summary>An example of a rule pack, to be held against its production matcher.</summary>
/// <seealso cref="RulePackExamples"/>
public sealed class RulePackExample
{
    private readonly IRulePack _pack;
    private readonly CriteriaDefinition? _criteria;
    private readonly SiteDefinition? _site;

    internal RulePackExample(IRulePack pack, CriteriaDefinition criteria, ExampleDefinition example) =>
        (_pack, _criteria, Example) = (pack, criteria, example);

    internal RulePackExample(IRulePack pack, SiteDefinition site, ExampleDefinition example) =>
        (_pack, _site, Example) = (pack, site, example);

    /// <summary>What is said of which machine.</summary>
    public ExampleDefinition Example { get; }

    /// <summary>The full name of the rule class that says it.</summary>
    public string RuleName => _criteria?.RuleName ?? _site!.RuleName;

    /// <summary>Whether the example holds at the time <paramref name="now"/>.</summary>
    /// <remarks>An exception of a <c>[Condition]</c> method comes through.</remarks>
    public bool Holds(DateTimeOffset now)
    {
        var isTaken = _criteria is null
            ? _pack.Decide(Example.Machine, now) is { IsPush: true, Site: var site } && site!.RuleName == RuleName
            : _pack.Evaluate(_criteria, Example.Machine, now) == Truth.True;
        return isTaken == Example.IsAccepted;
    }

    /// <summary>Does nothing where the example holds: on the day that it names, or else today.</summary>
    /// <exception cref="ExampleFailedException">It does not hold; the message shows why.</exception>
    public void Verify() => Verify(UtcDay.Of(TimeProvider.System.GetUtcNow()));

    /// <summary>Does nothing where the example holds: on the day that it names, or else <paramref name="today"/>.</summary>
    /// <exception cref="ExampleFailedException">It does not hold; the message shows why.</exception>
    public void Verify(UtcDay today)
    {
        var now = Example.Now(today);
        if (Holds(now))
            return;
        var why = _criteria is null
            ? ExampleExplanation.Of(_pack.Definition, _site!, Example, now)
            : ExampleExplanation.Of(_pack.Definition, _criteria, Example, now);
        throw new ExampleFailedException($"{this} does not hold: {why}");
    }

    /// <summary>Such as <c>Branches.Workstations [Accepts("a current desktop")]</c>.</summary>
    public override string ToString() => $"{RuleName} {Example}";
}

/// <summary>An example does not hold.</summary>
/// <param name="message">What becomes of its machine instead, with the explanation tree.</param>
public sealed class ExampleFailedException(string message) : Exception(message);
