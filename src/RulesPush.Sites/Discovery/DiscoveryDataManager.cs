namespace RulesPush.Sites;

/// <summary>
/// Discovery data manager: takes DDRs in, merges them into what is stored, and sends them on. A secondary site forwards
/// what it discovers; a primary site stores, decides, sends up what it has stored, and down what others hold.
/// </summary>
internal sealed class DiscoveryDataManager(RulesInForce rules, ClientPush push, TimeProvider clock)
{
    /// <summary>Whether the last resource that was taken in had not been stored before: then the next are likely to be new as well.</summary>
    private volatile bool _meetsNew = true;

    /// <summary>Makes a record of a DDR, and finds what storing a new resource will ask for; any thread may do so beforehand.</summary>
    public SeenResource Prepare(Ddr ddr)
    {
        var plausible = Plausible(ddr.Seen);
        var seen = ResourceRecord.Of(ReferenceEquals(plausible, ddr.Seen) ? ddr : ddr with { Seen = plausible });
        var why = seen.WhyCorrupt;
        if (why is null)
            _ = IdentityKeys.Stored(seen);
        // What is known is merged, and would have to be asked for again.
        if (why is null && _meetsNew)
        {
            _ = RecordJson.Utf8Of(seen);
            push.AskAhead(seen, FlagOf(seen).IsSet);
        }

        return new SeenResource(seen, ddr.FullReplace ?? DiscoveryMethod.IsHeartbeat(AgentOf(seen)), ddr.LowConfidence, AgentsOf(seen), why);
    }

    /// <summary>Takes in what was discovered at a site.</summary>
    /// <returns>Why the DDR is corrupt, and was not taken in; null where it was.</returns>
    public string? TakeIn(ISiteTransaction transaction, HierarchySite site, SeenResource sighting, long? occasion)
    {
        var seen = sighting.Record;
        if (sighting.WhyCorrupt is { } why)
            return why;
        if (site.IsSecondary)
        {
            transaction.Messages.Add(
                site.Code, site.Parent!.Code, new DdrMessage(seen, sighting.ReplacesArrays, sighting.HasLowConfidence, clock.GetUtcNow()), occasion);
            return null;
        }

        var (stored, merged) = Merge(transaction, site, seen, sighting.ReplacesArrays, sighting.HasLowConfidence);
        _meetsNew = stored is null;
        var resource = Number(transaction, site, stored, merged, FlagOf(seen));
        Tell(transaction, resource, HistoryKind.Discovered, $"by {sighting.Agents}; stored, serial {resource.Serial}");
        Keep(transaction, site, stored, resource, from: null, occasion);
        return null;
    }

    /// <summary>Handles a DDR that a secondary site has forwarded.</summary>
    public void Receive(ISiteTransaction transaction, HierarchySite site, NumberedMessage numbered, DdrMessage message)
    {
        var (stored, merged) = Merge(transaction, site, message.Seen, message.ReplacesArrays, message.HasLowConfidence);
        var resource = Number(transaction, site, stored, merged, FlagOf(message.Seen));
        // Only now is it known which resource the secondary site saw.
        Tell(transaction, resource with { Site = numbered.Sender }, HistoryKind.Discovered, $"by {AgentsOf(message.Seen)}", message.SeenAt);
        Tell(transaction, resource with { Site = numbered.Sender }, HistoryKind.Forwarded, $"DDR to {site}", message.SeenAt);
        Tell(transaction, resource, HistoryKind.Received, $"DDR from {numbered.Sender}; stored, serial {resource.Serial}");
        Keep(transaction, site, stored, resource, numbered.Sender, numbered.Occasion);
    }

    /// <summary>Handles what another primary site has stored.</summary>
    public void Receive(ISiteTransaction transaction, HierarchySite site, NumberedMessage numbered, RecordMessage message)
    {
        var known = transaction.Inventory.FindPaired(site.Code, numbered.Sender, message.Resource) ?? message.NumberAtReceiver;
        // Names tell only of what neither site has told the other before, or what was removed here since.
        var stored = (known is { } number ? transaction.Inventory.Find(site.Code, number) : null)
            ?? ResourceIdentity.Find(transaction.Inventory, site.Code, message.Record);
        var merged = stored is null ? message.Record : JoinSide(site, numbered.Sender, stored.Record, message.Record);
        var resource = Number(transaction, site, stored, merged, message.InstallFlag);
        transaction.Inventory.Pair(site.Code, resource.Id, numbered.Sender, message.Resource);
        Tell(transaction, resource, HistoryKind.Received, $"record from {numbered.Sender}; stored, serial {resource.Serial}");
        Keep(transaction, site, stored, resource, numbered.Sender, numbered.Occasion);
    }

    /// <summary>Sets or clears the install flag at a primary site, which tells the other sites that know the resource.</summary>
    public void ChangeInstallFlag(ISiteTransaction transaction, HierarchySite site, long id, InstallFlag flag, string? from)
    {
        if (transaction.Inventory.Find(site.Code, id) is not { } stored || stored.InstallFlag.Or(flag) == stored.InstallFlag)
            return;
        var resource = stored with { InstallFlag = flag, Serial = stored.Serial + 1 };
        Tell(transaction, resource, HistoryKind.InstallFlagChanged, flag.IsSet ? $"set{(from is null ? "" : $", as {from} reports")}" : "cleared");
        Keep(transaction, site, stored, resource, from, occasion: null);
    }

    /// <summary>Forgets the values of lists that no agent has said since a time, such as an address of long ago.</summary>
    public void ForgetAged(ISiteTransaction transaction, HierarchySite site, long id, DateTimeOffset before)
    {
        if (transaction.Inventory.Find(site.Code, id) is not { } stored || stored.Record.FindAged(before) is not { Count: > 0 } aged)
            return;
        var resource = stored with { Record = stored.Record.WithoutAged(before), Serial = stored.Serial + 1 };
        Tell(transaction, resource, HistoryKind.Removed, $"old values: {string.Join(", ", aged)}");
        Keep(transaction, site, stored, resource, from: null, occasion: null);
    }

    /// <summary>Sends a resource to the secondary site that holds it now, and to the one that held it before.</summary>
    private void SendPdr(ISiteTransaction transaction, HierarchySite site, StoredResource resource, string? heldBefore, long? occasion)
    {
        var holder = resource.Decision?.HeldBy;
        SendPdrTo(holder, "");
        if (heldBefore != holder)
            SendPdrTo(heldBefore, ", which held it before");

        void SendPdrTo(string? code, string which)
        {
            if (code is null || site.ChildTowards(code) is not { IsSecondary: true } secondary)
                return;
            Send(transaction, site, secondary, resource, occasion);
            Tell(transaction, resource, HistoryKind.PdrSent, $"PDR {resource.Serial} to {code}{which}");
        }
    }

    /// <summary>Sends a resource that a change of the rules gives to another site down, as if it had been discovered now.</summary>
    public void SendDown(ISiteTransaction transaction, HierarchySite site, StoredResource resource, string? heldBefore, long? occasion)
    {
        SendPdr(transaction, site, resource, heldBefore, occasion);
        var sites = resource.Record.Values.Values.SelectMany(static v => v).Select(static v => v.Source.Site);
        if (sites.Any(s => s == site.Code || (site.Parent is not null && !site.Spans(s))))
            SendTowardsHolder(transaction, site, resource, occasion);
    }

    /// <summary>
    /// A time to come is that of a wrong clock, and counts as now: otherwise nothing said later would be newer, and the
    /// machine would never age. A site is written as the rules write it.
    /// </summary>
    private Resource Plausible(Resource seen)
    {
        var now = clock.GetUtcNow();
        return seen.AgentSite is null && !IsAnyBehind(seen.AgentTime, now) ? seen : Plausible(seen, now);
    }

    private Resource Plausible(Resource seen, DateTimeOffset now) => seen with
    {
        AgentTime = seen.AgentTime?.Select(time => time > now ? now : time).ToArray(),
        AgentSite = seen.AgentSite?.Select(site => rules.Hierarchy.Find(site)?.Code ?? site).ToArray(),
    };

    private static bool IsAnyBehind(IReadOnlyList<DateTimeOffset>? times, DateTimeOffset now)
    {
        for (var i = 0; i < (times?.Count ?? 0); i++)
        {
            if (times![i] > now)
                return true;
        }

        return false;
    }

    private static string AgentOf(ResourceRecord seen)
    {
        foreach (var (_, values) in seen.Sorted.Span)
        {
            if (values.Count > 0)
                return values[0].Source.Agent;
        }

        return Ddr.UnnamedAgent;
    }

    private static string AgentsOf(ResourceRecord seen)
    {
        string? agents = null;
        for (var i = 0; i < seen.Sightings.Count; i++)
        {
            if (seen.Sightings[i].Agent is { } agent)
                agents = agents is null ? agent : $"{agents}, {agent}";
        }

        return agents ?? AgentOf(seen);
    }

    /// <summary>A DDR that says client = yes sets the flag, as of the time when it was seen.</summary>
    private static InstallFlag FlagOf(ResourceRecord seen) =>
        seen.Values.TryGetValue(nameof(Resource.Client), out var client) && client is [{ Text: "yes" } yes, ..]
            ? new InstallFlag(true, yes.Source.Time)
            : default;

    private static (StoredResource? Stored, ResourceRecord Merged) Merge(
        ISiteTransaction transaction, HierarchySite site, ResourceRecord seen, bool replaces, bool hasLowConfidence)
    {
        var stored = ResourceIdentity.Find(transaction.Inventory, site.Code, seen);
        return (stored, stored is null ? seen : RecordMerge.Join(stored.Record, seen, replaces, hasLowConfidence));
    }

    private ResourceRecord JoinSide(HierarchySite site, string from, ResourceRecord stored, ResourceRecord sent)
    {
        if (from == site.Parent?.Code)
            return RecordMerge.JoinSide(stored, sent, s => IsKnown(s) && !site.Spans(s), site.Spans);
        // One that is no longer in the rules speaks for itself alone, and what it tells of others is the last that is heard.
        return rules.Hierarchy.Find(from) is { } sender
            ? RecordMerge.JoinSide(stored, sent, sender.Spans, s => IsKnown(s) && !sender.Spans(s))
            : RecordMerge.JoinSide(stored, sent, s => s == from, static _ => false);

        bool IsKnown(string code) => rules.Hierarchy.Find(code) is not null;
    }

    private static StoredResource Number(
        ISiteTransaction transaction, HierarchySite site, StoredResource? stored, ResourceRecord merged, InstallFlag flag) => new()
        {
            Site = site.Code,
            Id = stored?.Id ?? transaction.Inventory.NewResource(),
            Record = merged,
            Serial = (stored?.Serial ?? 0) + 1,
            InstallFlag = (stored?.InstallFlag ?? default).Or(flag),
            Decision = stored?.Decision,
        };

    /// <summary>Decides, stores, and sends on.</summary>
    private void Keep(ISiteTransaction transaction, HierarchySite site, StoredResource? before, StoredResource resource, string? from, long? occasion)
    {
        var keys = IdentityKeys.Stored(resource.Record);
        if (before is null || !keys.SequenceEqual(IdentityKeys.Stored(before.Record)))
            transaction.Inventory.SaveKeys(site.Code, resource.Id, keys);

        resource = push.DecideIfChanged(transaction, resource, occasion);
        transaction.Inventory.Save(resource);
        if (resource.InstallFlag.IsSet)
            push.CloseInstalled(transaction, resource);

        SendPdr(transaction, site, resource, before?.Decision?.HeldBy, occasion);
        SendToPrimaries(transaction, site, resource, from, occasion);
    }

    /// <summary>Up goes what did not come from above; down to a child only what this site discovered, or its parent.</summary>
    private void SendToPrimaries(ISiteTransaction transaction, HierarchySite site, StoredResource resource, string? from, long? occasion)
    {
        var isOwnOrFromAbove = from is null || from == site.Parent?.Code;
        if (isOwnOrFromAbove)
            SendTowardsHolder(transaction, site, resource, occasion);

        if (site.Parent is { } parent && from != parent.Code)
        {
            Send(transaction, site, parent, resource, occasion);
            Tell(transaction, resource, HistoryKind.Forwarded, $"record {resource.Serial} to {parent}");
        }
    }

    private void SendTowardsHolder(ISiteTransaction transaction, HierarchySite site, StoredResource resource, long? occasion)
    {
        if (resource.Decision?.HeldBy is not { } holder || site.ChildTowards(holder) is not { IsSecondary: false } child)
            return;
        Send(transaction, site, child, resource, occasion);
        Tell(transaction, resource, HistoryKind.PdrSent, $"record {resource.Serial} to {child}, towards {holder}");
    }

    private static void Send(ISiteTransaction transaction, HierarchySite site, HierarchySite receiver, StoredResource resource, long? occasion)
    {
        // A secondary site has no numbers of its own.
        var known = receiver.IsSecondary ? null : transaction.Inventory.FindNumberAt(receiver.Code, site.Code, resource.Id);
        transaction.Messages.Add(
            site.Code, receiver.Code, new RecordMessage(resource.Id, resource.Serial, resource.Record, resource.InstallFlag, known), occasion);
    }

    private void Tell(ISiteTransaction transaction, StoredResource resource, HistoryKind kind, string text, DateTimeOffset? time = null) =>
        transaction.History.Add(new HistoryEvent(resource.Id, resource.Site, time ?? clock.GetUtcNow(), kind, text));
}
