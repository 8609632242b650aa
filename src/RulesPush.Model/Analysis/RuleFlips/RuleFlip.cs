using RulesPush.Model;

namespace RulesPush;

/// <summary>
/// A set of changes to the rules that turns the outcome of a machine around, from not pushed to pushed or back: all of them
/// together do, and no part of them does. What else they change, <c>rulespush diff</c> tells.
/// </summary>
/// <param name="Changes">The changes, in the order of the checks that they are about.</param>
/// <param name="Decision">What is decided then.</param>
public sealed record RuleFlip(EquatableArray<RuleChange> Changes, Decision Decision)
{
    /// <summary>Such as "take [Exclude.Name("*-LAB*")] off Workstations".</summary>
    public override string ToString() => string.Join(", and ", Changes.Select(static c => c.Text));
}

/// <summary>A change of one attribute of a rule class.</summary>
/// <param name="Rule">The full name of the class.</param>
/// <param name="Text">What to do, in words.</param>
public sealed record RuleChange(string Rule, string Text);
