using RulesPush.Model;

namespace RulesPush;

/// <summary>
/// A set of changes to a machine that turns its outcome around, from not pushed to pushed or back: all of them together
/// do, and no part of them does.
/// </summary>
/// <param name="Changes">The changes, in the order of the checks that they are about.</param>
/// <param name="Machine">The machine with the changes.</param>
/// <param name="Decision">What is decided then.</param>
public sealed record Flip(EquatableArray<MachineChange> Changes, Resource Machine, Decision Decision)
{
    /// <summary>Such as "put it into 10.112.129.0/24 of AKR, and report its OperatingSystemNameAndVersion".</summary>
    public override string ToString() => string.Join(", and ", Changes.Select(static c => c.Text));
}

/// <summary>A change of one property of a machine.</summary>
/// <param name="Property">The name of the property.</param>
/// <param name="Before">Its value as text; null where discovery has not seen it.</param>
/// <param name="After">The new value as text; null where discovery should not see it.</param>
/// <param name="Text">What to do, in words.</param>
public sealed record MachineChange(string Property, string? Before, string? After, string Text);
