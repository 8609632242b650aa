namespace RulesPush.Sites;

/// <summary>
/// What tells that two DDRs are of one resource: the unique identifier; without one the NetBIOS name, the MAC addresses
/// and the host names.
/// </summary>
/// <remarks>
/// A DDR that has none of these may still have a Name, or else an address. These are weak keys of ours: without them
/// every sighting of such a machine would be a new resource. An address is a key only of a resource that has nothing else.
/// </remarks>
public static class IdentityKeys
{
    /// <summary>The key of the unique identifier; null where it is not known.</summary>
    public static string? Unique(ResourceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var key = record.UniqueKey ??= record.Single(nameof(Resource.SMSUniqueIdentifier)) is { } id ? Key('U', id) : "";
        return key.Length > 0 ? key : null;
    }

    /// <summary>The keys that are counted where there is no unique identifier.</summary>
    public static IReadOnlyList<string> Counted(ResourceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.CountedKeys ??= FindCounted(record);
    }

    private static List<string> FindCounted(ResourceRecord record)
    {
        var keys = new List<string>(4);
        AddAll(keys, record, nameof(Resource.NetBiosName), static n => Key('N', n));
        AddAll(keys, record, nameof(Resource.MacAddresses), static m => Key('M', Plain(m)));
        AddAll(keys, record, nameof(Resource.ResourceNames), static n => n.Length > 0 ? Key('H', n) : null);
        return keys;
    }

    /// <summary>The keys of a record without any of the others: its Name, as such or as NetBIOS name, or else its addresses.</summary>
    public static IReadOnlyList<string> Weak(ResourceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Single(nameof(Resource.Name)) is { } name ? ByName(name) : Addresses(record);
    }

    /// <summary>The keys of a Name, as such or as NetBIOS name.</summary>
    public static IReadOnlyList<string> ByName(string name) => [Key('L', name), Key('N', name)];

    /// <summary>The keys that a resource may have which shows this as its <see cref="StoredResource.Name"/>, or has it as NetBIOS name.</summary>
    public static IReadOnlyList<string> Listed(string name) => [.. ByName(name), Key('H', name), Key('A', name)];

    /// <summary>The key of a resource that was removed, by the name that it was listed under: its story and its requests are kept.</summary>
    public static string Removed(string name) => Key('R', name);

    /// <summary>The keys that a resource is stored under.</summary>
    public static IReadOnlyList<string> Stored(ResourceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.StoredKeys ??= FindStored(record);
    }

    private static IReadOnlyList<string> FindStored(ResourceRecord record)
    {
        var keys = new List<string>(Counted(record));
        if (Unique(record) is { } unique)
            keys.Add(unique);
        if (record.Single(nameof(Resource.Name)) is { } name && !keys.Contains(Key('N', name)))
            keys.Add(Key('L', name));
        return keys.Count > 0 ? keys : Addresses(record);
    }

    private static string[] Addresses(ResourceRecord record) =>
    [
        .. record.All(nameof(Resource.IPAddresses)).Concat(record.All(nameof(Resource.IPv6Addresses))).Distinct().Select(static a => Key('A', a)),
    ];

    private static void AddAll(List<string> keys, ResourceRecord record, string property, Func<string, string?> keyOf)
    {
        if (!record.Values.TryGetValue(property, out var values))
            return;
        for (var i = 0; i < values.Count; i++)
        {
            if (keyOf(values[i].Text) is { } key && !keys.Contains(key))
                keys.Add(key);
        }
    }

    private static string Key(char kind, string value) => string.Create(value.Length + 2, (kind, value), static (key, from) =>
    {
        (key[0], key[1]) = (from.kind, ':');
        from.value.AsSpan().ToUpperInvariant(key[2..]);
    });

    /// <summary>00:1A:2B, 00-1a-2b and 001A.2B are one address.</summary>
    private static string Plain(string mac) => mac.Replace(":", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
}
