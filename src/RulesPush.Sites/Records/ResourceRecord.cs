using RulesPush.Model;

namespace RulesPush.Sites;

/// <summary>Who said a value: which agent, at which site, when.</summary>
/// <param name="Agent">The discovery method.</param>
/// <param name="Site">The code of the site where it saw the resource.</param>
/// <param name="Time">When.</param>
public sealed record ValueSource(string Agent, string Site, DateTimeOffset Time);

/// <summary>A value, with whoever said it last.</summary>
/// <param name="Text">The value as a DDR file would write it.</param>
/// <param name="Source">Who said it.</param>
public readonly record struct SeenValue(string Text, ValueSource Source);

/// <summary>One line of the three lists AgentName, AgentSite and AgentTime, as far as the DDR gave them.</summary>
public sealed record Sighting(string? Agent, string? Site, DateTimeOffset? Time);

/// <summary>All that discovery has said of a resource. Immutable: merging makes a new one.</summary>
public sealed class ResourceRecord
{
    internal ResourceRecord(RecordValues values, IReadOnlyList<Sighting> sightings, DateTimeOffset lastDiscovered) =>
        (Sorted, Sightings, LastDiscovered) = (values, sightings, lastDiscovered);

    /// <summary>The values by the name of their property; an empty list is known to be empty, what is not there was not seen.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SeenValue>> Values => Sorted;

    /// <summary>The same, as they are kept.</summary>
    internal RecordValues Sorted { get; }

    /// <summary>The last sighting by each agent at each site.</summary>
    public IReadOnlyList<Sighting> Sightings { get; }

    /// <summary>When any agent saw the resource last.</summary>
    public DateTimeOffset LastDiscovered { get; }

    /// <summary>What <see cref="RecordJson.Utf8Of"/> has written; null before.</summary>
    internal byte[]? Utf8 { get; set; }

    /// <summary>What <see cref="IdentityKeys.Unique"/> has found, empty where there is none; null before.</summary>
    internal string? UniqueKey { get; set; }

    /// <summary>What <see cref="IdentityKeys.Stored"/> has found; null before.</summary>
    internal IReadOnlyList<string>? StoredKeys { get; set; }

    /// <summary>What <see cref="IdentityKeys.Counted"/> has found; null before.</summary>
    internal IReadOnlyList<string>? CountedKeys { get; set; }

    /// <summary>What <see cref="RuleInputs.NumberOf"/> has found, and of what; null before.</summary>
    internal (RuleInputs By, bool HasClient, long Number)? Inputs { get; set; }

    /// <summary>What the rules have said of it last; null before.</summary>
    internal RuleAnswer? Answer { get; set; }

    /// <summary>Why nobody could tell which resource this is; null where that is known.</summary>
    public string? WhyCorrupt =>
        Has(nameof(Resource.Name)) || Has(nameof(Resource.NetBiosName)) || Has(nameof(Resource.ResourceNames))
            || Has(nameof(Resource.IPAddresses)) || Has(nameof(Resource.IPv6Addresses))
            ? null
            : "has no Name, no NetBIOS name, no host name and no address";

    /// <summary>The record of a resource that nothing but <paramref name="ddr"/> has seen.</summary>
    public static ResourceRecord Of(Ddr ddr)
    {
        ArgumentNullException.ThrowIfNull(ddr);
        var sightings = SightingsOf(ddr.Seen);
        Sighting? last = null;
        foreach (var sighting in sightings)
        {
            if (last is null || (sighting.Time ?? DateTimeOffset.MinValue) > (last.Time ?? DateTimeOffset.MinValue))
                last = sighting;
        }

        var source = new ValueSource(last?.Agent ?? Ddr.UnnamedAgent, last?.Site ?? ddr.Site, last?.Time ?? ddr.Time);
        return new ResourceRecord(RecordProperties.ValuesOf(ddr.Seen, source), sightings, source.Time);
    }

    /// <summary>The value of a property of one value; null where it was not seen.</summary>
    public string? Single(string property) => Values.TryGetValue(property, out var seen) && seen.Count > 0 ? seen[0].Text : null;

    /// <summary>The values of a property; none where it was not seen.</summary>
    public IEnumerable<string> All(string property) => Values.TryGetValue(property, out var seen) ? seen.Select(static v => v.Text) : [];

    /// <summary>The values of lists that no agent has said since a time, where the list has newer ones; such as <c>IPAddresses 10.1.0.7</c>.</summary>
    public IReadOnlyList<string> FindAged(DateTimeOffset before) =>
    [
        .. Values.Where(static p => RecordProperties.IsList(p.Key))
            .SelectMany(p => p.Value.Where(v => IsAged(v, p.Value, before)).Select(v => $"{p.Key} {v.Text}")),
    ];

    /// <summary>The record without those values.</summary>
    public ResourceRecord WithoutAged(DateTimeOffset before)
    {
        var values = new RecordValues();
        foreach (var (name, seen) in Sorted.Span)
            values[name] = RecordProperties.IsList(name) ? [.. seen.Where(v => !IsAged(v, seen, before))] : seen;
        return new ResourceRecord(values, Sightings, LastDiscovered);
    }

    /// <summary>The record without the values that came from certain sites. That a list is empty nobody has said: it stays.</summary>
    public ResourceRecord WithoutValuesOf(Func<string, bool> isFrom)
    {
        ArgumentNullException.ThrowIfNull(isFrom);
        var values = new RecordValues();
        foreach (var (name, seen) in Sorted.Span)
        {
            var left = seen.Where(v => !isFrom(v.Source.Site)).ToList();
            if (left.Count > 0 || seen.Count == 0)
                values[name] = left;
        }

        return new ResourceRecord(values, Sightings, LastDiscovered);
    }

    /// <summary>The resource as the rules read it. Custom values that <paramref name="rules"/> do not declare, or of another type, are not seen.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="hasClient">Whether the install flag is set, which counts as being a client.</param>
    public Resource ToResource(RulePackDefinition rules, bool hasClient)
    {
        var draft = RecordProperties.ToDraft(this, rules);
        // What DDRs say of the client sets the flag, and only maintenance clears it.
        draft.Client = hasClient ? true : draft.Client == true ? null : draft.Client;
        return draft.ToResource();
    }

    private bool Has(string property)
    {
        if (!Values.TryGetValue(property, out var seen))
            return false;
        for (var i = 0; i < seen.Count; i++)
        {
            if (seen[i].Text.Length > 0)
                return true;
        }

        return false;
    }

    /// <summary>The last of a list stay: that none is left would be news, and old age is none.</summary>
    private static bool IsAged(SeenValue value, IReadOnlyList<SeenValue> list, DateTimeOffset before) =>
        value.Source.Time < before && list.Any(v => v.Source.Time >= before);

    private static Sighting[] SightingsOf(Resource seen)
    {
        var count = Math.Max(seen.AgentName?.Count ?? 0, Math.Max(seen.AgentSite?.Count ?? 0, seen.AgentTime?.Count ?? 0));
        var sightings = count == 0 ? [] : new Sighting[count];
        for (var i = 0; i < count; i++)
        {
            sightings[i] = new Sighting(
                i < seen.AgentName?.Count ? seen.AgentName[i] : null,
                i < seen.AgentSite?.Count ? seen.AgentSite[i] : null,
                i < seen.AgentTime?.Count ? seen.AgentTime[i] : null);
        }

        return sightings;
    }
}
