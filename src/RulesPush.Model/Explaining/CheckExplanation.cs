namespace RulesPush.Model;

/// <summary>One check of the decision.</summary>
/// <param name="FailsAs">The outcome where it fails.</param>
/// <param name="Text">What is checked, and what was found.</param>
/// <param name="Truth">Whether it passes.</param>
/// <param name="Details">Further facts.</param>
/// <param name="Criteria">The criteria of the site, for the check that holds them against the machine.</param>
public sealed record CheckExplanation(
    Outcome FailsAs,
    string Text,
    Truth Truth,
    EquatableArray<string> Details = default,
    EquatableArray<CriteriaExplanation> Criteria = default);
