namespace RulesPush.Sites;

/// <summary>What the wizard did with a resource.</summary>
/// <param name="Machine">The Name of the resource.</param>
/// <param name="Request">The number of the request that was created or joined; null where it was refused.</param>
/// <param name="HasJoined">Whether the request was open already.</param>
/// <param name="Refusal">Why it was refused; null where it was not.</param>
public sealed record WizardResult(string Machine, long? Request, bool HasJoined, string? Refusal);

/// <summary>The Client Push Installation Wizard: an administrator's one-off push to chosen resources.</summary>
internal sealed class ClientPushWizard(RequestCheck check, TimeProvider clock)
{
    /// <summary>Creates a request for a resource that the site knows, joins the open one, or refuses.</summary>
    public WizardResult Push(ISiteTransaction transaction, HierarchySite site, StoredResource resource, WizardOptions options)
    {
        var now = clock.GetUtcNow();
        if (check.WhyWizardRefuses(site, resource, options) is { } refusal)
        {
            transaction.History.Add(new HistoryEvent(resource.Id, site.Code, now, HistoryKind.WizardRefused, refusal));
            return new WizardResult(resource.Name, null, HasJoined: false, refusal);
        }

        if (transaction.Requests.FindOpen(site.Code, resource.Id) is not { } open)
        {
            var created = RequestLife.Create(transaction, resource, "chosen in the wizard", options, isHeld: false, occasion: null, now);
            return new WizardResult(resource.Name, created.Id, HasJoined: false, null);
        }

        // What the administrator asked for now counts, and now.
        var state = open.State == RequestState.Held ? RequestState.Incoming : open.State;
        transaction.Requests.Save(open with { Wizard = options, State = state, Due = now });
        RequestLife.Tell(transaction, open, HistoryKind.RequestChanged, now, $"CCR {open.Id}: the wizard joined it");
        return new WizardResult(resource.Name, open.Id, HasJoined: true, null);
    }
}
