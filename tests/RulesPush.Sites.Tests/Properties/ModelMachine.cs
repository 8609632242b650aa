namespace RulesPush.Sites.Tests.Properties;

/// <summary>A machine as a primary site must know it, in plain lists and dictionaries.</summary>
internal sealed class ModelMachine
{
    public Dictionary<string, string> Singles { get; } = [];

    public Dictionary<string, List<(string Text, DateTimeOffset Time)>> Lists { get; } = [];

    public DateTimeOffset LastSeen { get; private set; }

    public (bool IsSet, DateTimeOffset Changed) Flag { get; private set; }

    /// <summary>What the identity of the machine is told by, beside its unique identifier.</summary>
    public HashSet<string> Keys => [.. KeysOf(Singles, Lists.ToDictionary(static l => l.Key, static l => l.Value.Select(static v => v.Text)))];

    public string? Unique => Singles.GetValueOrDefault("SMSUniqueIdentifier")?.ToUpperInvariant();

    public static IEnumerable<string> KeysOf(IReadOnlyDictionary<string, string> singles, IReadOnlyDictionary<string, IEnumerable<string>> lists)
    {
        if (singles.TryGetValue("NetBiosName", out var netBiosName))
            yield return "netbios " + netBiosName;
        foreach (var mac in lists.GetValueOrDefault("MacAddresses", []))
            yield return "mac " + string.Concat(mac.Where(char.IsLetterOrDigit));
        foreach (var host in lists.GetValueOrDefault("ResourceNames", []))
            yield return "host " + host;
    }

    public void Merge(ModelSighting sighting)
    {
        foreach (var (name, text) in sighting.Singles)
        {
            if (!sighting.LowConfidence || !Singles.ContainsKey(name))
                Singles[name] = text;
        }

        foreach (var (name, texts) in sighting.Lists)
        {
            if (sighting.Replaces || !Lists.ContainsKey(name))
                Lists[name] = [];
            foreach (var text in texts)
            {
                var known = Lists[name].FindIndex(v => v.Text == text);
                if (known < 0)
                    Lists[name].Add((text, sighting.Time));
            }
        }

        if (sighting.Time > LastSeen)
            LastSeen = sighting.Time;
        if (sighting.Singles.GetValueOrDefault("Client") == "yes")
            ChangeFlag(true, sighting.Time);
    }

    /// <summary>What was said last holds; of two things said at once, that the client is there.</summary>
    public void ChangeFlag(bool isSet, DateTimeOffset time)
    {
        if (time > Flag.Changed || (time == Flag.Changed && isSet))
            Flag = (isSet, time);
    }

    public Resource ToResource() => new()
    {
        ResourceType = Singles.TryGetValue("ResourceType", out var type) ? Enum.Parse<ResourceType>(type) : null,
        Name = Singles.GetValueOrDefault("Name"),
        NetBiosName = Singles.GetValueOrDefault("NetBiosName"),
        ResourceNames = All("ResourceNames"),
        MacAddresses = All("MacAddresses"),
        IPAddresses = All("IPAddresses")?.Select(IpAddress.Parse).ToList(),
        ResourceDomainOrWorkgroup = Singles.GetValueOrDefault("ResourceDomainOrWorkgroup"),
        ADSiteName = Singles.GetValueOrDefault("ADSiteName"),
        OperatingSystemNameAndVersion = Singles.GetValueOrDefault("OperatingSystemNameAndVersion"),
        Obsolete = Singles.TryGetValue("Obsolete", out var obsolete) ? obsolete == "yes" : null,
        // The install flag says whether it is a client: a DDR sets it, and only maintenance clears it.
        Client = Flag.IsSet ? true : Singles.GetValueOrDefault("Client") == "no" ? false : null,
    };

    /// <summary>All that is known, as one text.</summary>
    public string Text() => string.Join(
        '\n',
        Singles.Select(static s => (s.Key, s.Value)).Concat(Lists.Select(static l => (l.Key, Value: string.Join(", ", l.Value.Select(static v => v.Text)))))
            .OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key}: {p.Value}")
            .Append(Flag.IsSet ? "client" : "no client"));

    private List<string>? All(string name) => Lists.TryGetValue(name, out var list) ? [.. list.Select(static v => v.Text)] : null;
}
