using System.Collections.Frozen;
using System.Globalization;
using RulesPush.Model;

namespace RulesPush.Sites;

/// <summary>Between the typed resource that the rules read, and the texts that a record keeps.</summary>
internal static class RecordProperties
{
    /// <summary>Serves one record after the other; a resource that is made of it takes nothing that changes.</summary>
    [ThreadStatic]
    private static ResourceDraft? _draft;

    private static readonly FrozenDictionary<string, ResourceProperty> _byName =
        DiscoveryProperties.All.ToFrozenDictionary(static p => p.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a property has many values.</summary>
    public static bool IsList(string name) => _byName.TryGetValue(name, out var property) && property.IsList;

    /// <summary>The values that were seen, as texts of one source; but for the three agent lists, which are sightings.</summary>
    public static RecordValues ValuesOf(Resource seen, ValueSource source)
    {
        // In the order in which they are kept.
        var values = new RecordValues();
        Add(nameof(Resource.Active), Flag(seen.Active));
        Add(nameof(Resource.ADSiteName), seen.ADSiteName);
        Add(nameof(Resource.Client), Flag(seen.Client));
        Add(nameof(Resource.ClientVersion), seen.ClientVersion);
        Add(nameof(Resource.CreationDate), Text(seen.CreationDate));
        Add(nameof(Resource.Decommissioned), Flag(seen.Decommissioned));
        Add(nameof(Resource.HardwareId), seen.HardwareId);
        AddAll(nameof(Resource.IPAddresses), seen.IPAddresses);
        AddAll(nameof(Resource.IPSubnets), seen.IPSubnets);
        AddAll(nameof(Resource.IPv6Addresses), seen.IPv6Addresses);
        AddAll(nameof(Resource.IPv6Prefixes), seen.IPv6Prefixes);
        Add(nameof(Resource.LastLogon), Text(seen.LastLogon));
        AddAll(nameof(Resource.MacAddresses), seen.MacAddresses);
        Add(nameof(Resource.Name), seen.Name);
        Add(nameof(Resource.NetBiosName), seen.NetBiosName);
        Add(nameof(Resource.Obsolete), Flag(seen.Obsolete));
        Add(nameof(Resource.OperatingSystemNameAndVersion), seen.OperatingSystemNameAndVersion);
        Add(nameof(Resource.ResourceDomainOrWorkgroup), seen.ResourceDomainOrWorkgroup);
        AddAll(nameof(Resource.ResourceNames), seen.ResourceNames);
        Add(nameof(Resource.ResourceType), seen.ResourceType?.ToString());
        Add(nameof(Resource.SMSUniqueIdentifier), seen.SMSUniqueIdentifier);
        AddAll(nameof(Resource.SystemGroupName), seen.SystemGroupName);
        AddAll(nameof(Resource.SystemOUName), seen.SystemOUName);
        AddAll(nameof(Resource.SystemRoles), seen.SystemRoles);
        Add(nameof(Resource.Unknown), Flag(seen.Unknown));
        if (seen.CustomProperties is { } custom)
        {
            foreach (var (name, value) in custom)
                Add(name, Text(value));
        }

        return values;

        void Add(string name, string? text)
        {
            if (text is not null)
                values[name] = new[] { new SeenValue(text, source) };
        }

        void AddAll<T>(string name, IReadOnlyList<T>? list)
        {
            if (list is null)
                return;
            var texts = list.Count == 0 ? [] : new SeenValue[list.Count];
            for (var i = 0; i < texts.Length; i++)
                texts[i] = new SeenValue(list[i]!.ToString()!, source);
            values[name] = texts;
        }
    }

    /// <summary>The resource that the texts of a record describe.</summary>
    public static ResourceDraft ToDraft(ResourceRecord record, RulePackDefinition rules)
    {
        var draft = _draft ??= new ResourceDraft();
        draft.Clear();
        foreach (var (name, values) in record.Sorted.Span)
        {
            if (_byName.TryGetValue(name, out var property))
                _ = property.IsList ? property.ReadElements(draft, TextsOf(values)) : property.Read(draft, values[0].Text);
            else if (FindCustom(rules, name) is { } custom)
                ReadCustom(draft, custom, values);
        }

        if (record.Sightings.Count > 0)
        {
            draft.AgentName = Known(record.Sightings, static s => s.Agent);
            draft.AgentSite = Known(record.Sightings, static s => s.Site);
            draft.AgentTime = Known(record.Sightings, static s => s.Time);
        }

        return draft;
    }

    private static string[] TextsOf(IReadOnlyList<SeenValue> values)
    {
        var texts = new string[values.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = values[i].Text;
        return texts;
    }

    private static List<string>? Known(IReadOnlyList<Sighting> sightings, Func<Sighting, string?> read)
    {
        List<string>? known = null;
        for (var i = 0; i < sightings.Count; i++)
        {
            if (read(sightings[i]) is { } text)
                (known ??= new(sightings.Count)).Add(text);
        }

        return known;
    }

    private static List<DateTimeOffset>? Known(IReadOnlyList<Sighting> sightings, Func<Sighting, DateTimeOffset?> read)
    {
        List<DateTimeOffset>? known = null;
        for (var i = 0; i < sightings.Count; i++)
        {
            if (read(sightings[i]) is { } time)
                (known ??= new(sightings.Count)).Add(time);
        }

        return known;
    }

    private static PropertyDefinition? FindCustom(RulePackDefinition rules, string name) =>
        rules.Properties.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    private static void ReadCustom(ResourceDraft draft, PropertyDefinition definition, IReadOnlyList<SeenValue> values)
    {
        if (values.Count > 0 && PropertyText.TryParse(values[0].Text, definition.Type, out var value))
            draft.CustomProperties[definition.Name] = value.Value;
    }

    private static string? Flag(bool? flag) => flag switch
    {
        null => null,
        true => "yes",
        false => "no",
    };

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "yes" : "no",
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
