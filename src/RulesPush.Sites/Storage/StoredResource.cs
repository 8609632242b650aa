namespace RulesPush.Sites;

/// <summary>A resource as a site has stored it.</summary>
public sealed record StoredResource
{
    /// <summary>The code of the site.</summary>
    public required string Site { get; init; }

    /// <summary>The number of the resource: given by the primary site, and the same at its secondary sites.</summary>
    public required long Id { get; init; }

    /// <summary>What discovery has said.</summary>
    public required ResourceRecord Record { get; init; }

    /// <summary>Counts the changes at the primary site, from 1. A PDR carries it.</summary>
    public required long Serial { get; init; }

    /// <summary>Whether the client was installed.</summary>
    public InstallFlag InstallFlag { get; init; }

    /// <summary>The decision that holds; null before the first.</summary>
    public KeptDecision? Decision { get; init; }

    /// <summary>The Name, or what else names it.</summary>
    public string Name => Record.Single(nameof(Resource.Name))
        ?? Record.Single(nameof(Resource.NetBiosName))
        ?? Record.All(nameof(Resource.ResourceNames))
            .Concat(Record.All(nameof(Resource.IPAddresses)))
            .Concat(Record.All(nameof(Resource.IPv6Addresses)))
            .FirstOrDefault("");
}

/// <summary>The install flag: set by an installer that reports success or by a DDR with client = yes, cleared by maintenance.</summary>
/// <param name="IsSet">Whether it is set.</param>
/// <param name="Changed">When that was said last; of two sites' flags, the one that changed last holds, and of the same instant the one that is set.</param>
public readonly record struct InstallFlag(bool IsSet, DateTimeOffset Changed)
{
    /// <summary>The one of the two that holds, whichever comes first.</summary>
    public InstallFlag Or(InstallFlag other) => other.Changed > Changed || (other.Changed == Changed && other.IsSet) ? other : this;
}

/// <summary>A decision of a site, kept with its reason.</summary>
/// <param name="Outcome">The outcome at this site.</param>
/// <param name="HeldBy">The code of the site that the resource is assigned to; null where it is to none.</param>
/// <param name="Criteria">The full name of the criteria that certainly match; null where none does.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="Pack">The hash of the rules that it was taken by. It still holds under later ones that came to the same.</param>
/// <param name="Time">When it was taken.</param>
/// <param name="Inputs">What the rules read, see <see cref="RuleInputs"/>; null where an earlier version numbered it in another way.</param>
public sealed record KeptDecision(
    Outcome Outcome, string? HeldBy, string? Criteria, string Reason, string Pack, DateTimeOffset Time, long? Inputs)
{
    /// <summary>Whether the two say the same, whenever and by whichever rules.</summary>
    public bool SaysAs(KeptDecision? other) =>
        other is not null && (Outcome, HeldBy, Criteria, Reason) == (other.Outcome, other.HeldBy, other.Criteria, other.Reason);
}
