namespace RulesPush.Sites.Tests.Properties;

/// <summary>A DDR as the model reads it.</summary>
internal sealed class ModelSighting
{
    public ModelSighting(Ddr ddr)
    {
        (Time, LowConfidence) = (ddr.Time, ddr.LowConfidence);
        Replaces = ddr.FullReplace ?? (ddr.Seen.AgentName is ["Heartbeat"]);
        var seen = ddr.Seen;
        Single("ResourceType", seen.ResourceType?.ToString());
        Single("Name", seen.Name);
        Single("NetBiosName", seen.NetBiosName);
        Single("SMSUniqueIdentifier", seen.SMSUniqueIdentifier);
        Single("ResourceDomainOrWorkgroup", seen.ResourceDomainOrWorkgroup);
        Single("ADSiteName", seen.ADSiteName);
        Single("OperatingSystemNameAndVersion", seen.OperatingSystemNameAndVersion);
        Single("Client", seen.Client is { } client ? client ? "yes" : "no" : null);
        Single("Obsolete", seen.Obsolete is { } obsolete ? obsolete ? "yes" : "no" : null);
        List("ResourceNames", seen.ResourceNames);
        List("MacAddresses", seen.MacAddresses);
        List("IPAddresses", seen.IPAddresses?.Select(static a => a.ToString()));
    }

    public DateTimeOffset Time { get; }

    public bool Replaces { get; }

    public bool LowConfidence { get; }

    public Dictionary<string, string> Singles { get; } = [];

    public Dictionary<string, IEnumerable<string>> Lists { get; } = [];

    public string? Unique => Singles.GetValueOrDefault("SMSUniqueIdentifier")?.ToUpperInvariant();

    public List<string> Keys => [.. ModelMachine.KeysOf(Singles, Lists).Distinct()];

    public IEnumerable<string> Addresses => Lists.GetValueOrDefault("IPAddresses", []);

    /// <summary>Without any of these it is corrupt: it is kept aside, and taken in nowhere.</summary>
    public bool HasIdentity =>
        Singles.ContainsKey("Name") || Singles.ContainsKey("NetBiosName") || Lists.GetValueOrDefault("ResourceNames", []).Any() || Addresses.Any();

    private void Single(string name, string? text)
    {
        if (text is not null)
            Singles[name] = text;
    }

    private void List(string name, IEnumerable<string>? texts)
    {
        if (texts is not null)
            Lists[name] = texts;
    }
}

/// <summary>A primary site of the model: its machines, in the order in which they were first seen.</summary>
internal sealed class ModelPrimary
{
    public List<ModelMachine> Machines { get; } = [];

    public void TakeIn(ModelSighting sighting)
    {
        var machine = Find(sighting);
        if (machine is null)
            Machines.Add(machine = new ModelMachine());
        machine.Merge(sighting);
    }

    /// <summary>The unique identifier first; else most keys in common, then the most recent, then the newest.</summary>
    private ModelMachine? Find(ModelSighting sighting)
    {
        if (sighting.Unique is { } unique && Machines.Find(m => m.Unique == unique) is { } known)
            return known;
        return Machines
            .Select((machine, index) => (Machine: machine, Index: index, Matches: Matches(machine, sighting)))
            .Where(m => m.Matches > 0 && (sighting.Unique is null || m.Machine.Unique is null))
            .OrderByDescending(static m => m.Matches).ThenByDescending(static m => m.Machine.LastSeen).ThenByDescending(static m => m.Index)
            .FirstOrDefault().Machine;
    }

    /// <summary>Keys in common; for a DDR without keys, the Name; for one without that too, addresses of machines that have nothing else.</summary>
    private static int Matches(ModelMachine machine, ModelSighting sighting)
    {
        if (sighting.Keys is { Count: > 0 } keys)
            return keys.Count(machine.Keys.Contains);
        var name = machine.Singles.GetValueOrDefault("Name");
        if (sighting.Singles.TryGetValue("Name", out var seen))
            return name == seen || machine.Singles.GetValueOrDefault("NetBiosName") == seen ? 1 : 0;
        var hasOnlyAddresses = machine.Keys.Count == 0 && machine.Unique is null && name is null;
        return hasOnlyAddresses ? machine.Lists.GetValueOrDefault("IPAddresses", []).Count(v => sighting.Addresses.Contains(v.Text)) : 0;
    }
}
