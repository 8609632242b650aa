namespace RulesPush.Model;

/// <summary>
/// What was made of the boundaries that were looked at last, by value: an editor asks again after every key stroke, most
/// of which leave all boundaries as they were.
/// </summary>
/// <typeparam name="T">What is made of them.</typeparam>
internal sealed class LatestBoundaries<T>
{
    /// <summary>A few projects that are edited side by side.</summary>
    private const int Kept = 4;

    private readonly object _lock = new();
    private readonly LinkedList<Known> _latest = new();

    /// <summary>What is made of the boundaries of a pack: the same as before where they are the same, and else made anew.</summary>
    public T Of(RulePackDefinition pack, Func<RulePackDefinition, T> make)
    {
        // What the boundaries do not depend on must not matter: it is left out of what is compared.
        var sites = new EquatableArray<SiteDefinition>(pack.Sites.Select(static s => new SiteDefinition
        {
            RuleName = s.RuleName,
            Code = s.Code,
            IsSecondary = false,
            Boundaries = s.Boundaries,
            RoamingBoundaries = s.RoamingBoundaries,
        }));
        if (Find(sites, pack.CompleteNetworks) is { } known)
            return known.Made;
        var made = make(pack);
        lock (_lock)
        {
            // Somebody else may have made it meanwhile: all have the same.
            if (Find(sites, pack.CompleteNetworks) is { } other)
                return other.Made;
            _latest.AddFirst(new Known(sites, pack.CompleteNetworks, made));
            if (_latest.Count > Kept)
                _latest.RemoveLast();
        }

        return made;
    }

    private Known? Find(EquatableArray<SiteDefinition> sites, EquatableArray<IpNetwork> completeNetworks)
    {
        lock (_lock)
            return _latest.FirstOrDefault(known => known.Sites == sites && known.CompleteNetworks == completeNetworks);
    }

    private sealed record Known(EquatableArray<SiteDefinition> Sites, EquatableArray<IpNetwork> CompleteNetworks, T Made);
}
