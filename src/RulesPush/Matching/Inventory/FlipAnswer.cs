namespace RulesPush.Matching.Inventory;

/// <summary>A flip, and what was decided on the way to it where methods may have been asked.</summary>
/// <remarks>
/// A search goes by what is decided of changed machines, and without methods that is the same for all that the rules cannot
/// tell apart. So where methods say again what they said, the search would come to the same again, and need not be repeated.
/// </remarks>
/// <param name="Flip">The flip in words; null where there is none.</param>
/// <param name="Asked">What methods may have been asked of.</param>
internal sealed record FlipAnswer(string? Flip, IReadOnlyList<AskedMachine> Asked)
{
    /// <summary>Whether it is the answer for a machine too, that the rules cannot tell apart from the one that was searched for.</summary>
    public bool HoldsFor(Resource machine, Func<Resource, Decision?> decide)
    {
        foreach (var asked in Asked)
        {
            if (decide(asked.Change(machine)) != asked.Decision)
                return false;
        }

        return true;
    }
}

/// <summary>A machine that was changed in some properties, and what was decided of it.</summary>
/// <param name="Changed">The machine with the changes.</param>
/// <param name="Copies">What takes a changed property to another machine.</param>
/// <param name="Decision">The decision; null where a method has thrown.</param>
internal sealed record AskedMachine(Resource Changed, IReadOnlyList<Func<Resource, Resource, Resource>> Copies, Decision? Decision)
{
    /// <summary>Another machine, with the same changes.</summary>
    public Resource Change(Resource machine)
    {
        foreach (var copy in Copies)
            machine = copy(Changed, machine);
        return machine;
    }
}
