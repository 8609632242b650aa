namespace RulesPush.Sites;

/// <summary>What a secondary site does with the PDRs of its primary site: it decides on them, and never on its own DDRs.</summary>
internal sealed class ProcessedDdrs(ClientPush push, TimeProvider clock)
{
    /// <summary>Handles a PDR. Where push is off it ends here: it is kept only so that the site can say why.</summary>
    public void Receive(ISiteTransaction transaction, HierarchySite site, NumberedMessage numbered, RecordMessage pdr)
    {
        var before = transaction.Inventory.Find(site.Code, pdr.Resource);
        if (before is not null && pdr.Serial < before.Serial)
        {
            Tell(transaction, site, pdr.Resource, HistoryKind.PdrIgnored, $"PDR {pdr.Serial} is stale: PDR {before.Serial} was handled before");
            return;
        }

        Tell(transaction, site, pdr.Resource, HistoryKind.PdrReceived, $"PDR {pdr.Serial} from {numbered.Sender}");
        if (site.Definition.ClientPush is null)
            Tell(transaction, site, pdr.Resource, HistoryKind.PdrIgnored, $"PDR {pdr.Serial} ends here: client push is off at {site}");

        var resource = push.DecideIfChanged(
            transaction,
            new StoredResource
            {
                Site = site.Code,
                Id = pdr.Resource,
                Record = pdr.Record,
                Serial = pdr.Serial,
                InstallFlag = (before?.InstallFlag ?? default).Or(pdr.InstallFlag),
                // What it said of a machine that was elsewhere is no decision of this site: it decides anew.
                Decision = before?.Decision?.HeldBy == site.Code ? before.Decision : null,
            },
            numbered.Occasion);
        transaction.Inventory.Save(resource);
        if (resource.InstallFlag.IsSet)
            push.CloseInstalled(transaction, resource);
        ForgetIfGone(transaction, site, resource);
    }

    /// <summary>The primary site has removed the resource.</summary>
    public void Receive(ISiteTransaction transaction, HierarchySite site, RemovalMessage removal)
    {
        if (transaction.Requests.FindOpen(site.Code, removal.Resource) is { } request)
            RequestLife.Close(transaction, request, RequestState.Cancelled, "the resource was removed", clock.GetUtcNow());
        transaction.Inventory.Remove(site.Code, removal.Resource);
        Tell(transaction, site, removal.Resource, HistoryKind.Removed, "as the primary site has");
    }

    /// <summary>A resource that moved to another site is no business of this one, once no request is open.</summary>
    private static void ForgetIfGone(ISiteTransaction transaction, HierarchySite site, StoredResource resource)
    {
        if (resource.Decision?.HeldBy != site.Code && transaction.Requests.FindOpen(site.Code, resource.Id) is null)
            transaction.Inventory.Remove(site.Code, resource.Id);
    }

    private void Tell(ISiteTransaction transaction, HierarchySite site, long resource, HistoryKind kind, string text) =>
        transaction.History.Add(new HistoryEvent(resource, site.Code, clock.GetUtcNow(), kind, text));
}
