namespace RulesPush.Sites;

/// <summary>Which stored resource a DDR is of.</summary>
internal static class ResourceIdentity
{
    /// <summary>
    /// The resource with the same unique identifier; else the one with the most keys in common, of several the one
    /// discovered last. One that has another unique identifier is another resource.
    /// </summary>
    /// <returns>The resource; null where it is a new one.</returns>
    public static StoredResource? Find(IInventory inventory, string site, ResourceRecord seen)
    {
        var unique = IdentityKeys.Unique(seen);
        if (unique is not null && inventory.FindByKey(site, unique) is [var known, ..])
            return inventory.Find(site, known);

        var counted = IdentityKeys.Counted(seen);
        return counted.Count > 0
            ? Best(inventory, site, counted, unique)
            : Best(inventory, site, IdentityKeys.Weak(seen), unique);
    }

    private static StoredResource? Best(IInventory inventory, string site, IReadOnlyList<string> keys, string? unique)
    {
        Dictionary<long, int>? matches = null;
        for (var i = 0; i < keys.Count; i++)
        {
            foreach (var resource in inventory.FindByKey(site, keys[i]))
            {
                matches ??= [];
                matches[resource] = matches.GetValueOrDefault(resource) + 1;
            }
        }

        return matches?
            .Select(match => (Resource: inventory.Find(site, match.Key), Keys: match.Value))
            .Where(match => match.Resource is not null && IsCompatible(match.Resource.Record, unique))
            .OrderByDescending(static match => match.Keys)
            .ThenByDescending(static match => match.Resource!.Record.LastDiscovered)
            .ThenByDescending(static match => match.Resource!.Id)
            .FirstOrDefault().Resource;
    }

    private static bool IsCompatible(ResourceRecord stored, string? unique) =>
        unique is null || IdentityKeys.Unique(stored) is not { } other || other == unique;
}
