namespace RulesPush.Sites;

/// <summary>How a request begins and ends, each with its event.</summary>
internal static class RequestLife
{
    public static ClientConfigurationRequest Create(
        ISiteTransaction transaction, StoredResource resource, string reason, WizardOptions? wizard, bool isHeld, long? occasion, DateTimeOffset now)
    {
        var request = transaction.Requests.Add(new ClientConfigurationRequest
        {
            Site = resource.Site,
            Resource = resource.Id,
            Machine = resource.Name,
            Wizard = wizard,
            State = isHeld ? RequestState.Held : RequestState.Incoming,
            Reason = reason,
            Created = now,
            Due = now,
            Occasion = occasion,
        });
        Tell(transaction, request, HistoryKind.RequestCreated, now, $"CCR {request.Id}{(isHeld ? ", held back by the brake" : "")}: {reason}");
        return request;
    }

    public static void Close(
        ISiteTransaction transaction, ClientConfigurationRequest request, RequestState state, string ending, DateTimeOffset now)
    {
        transaction.Requests.Save(request with { State = state, Ending = ending, Ended = now });
        Tell(transaction, request, HistoryKind.RequestClosed, now, $"CCR {request.Id} {Word(state)}: {ending}");
        ForgetIfGone(transaction, request);
    }

    public static void Tell(
        ISiteTransaction transaction, ClientConfigurationRequest request, HistoryKind kind, DateTimeOffset now, string text) =>
        transaction.History.Add(new HistoryEvent(request.Resource, request.Site, now, kind, text));

    public static string Word(RequestState state) => state.ToString().ToLowerInvariant();

    /// <summary>
    /// A secondary site keeps a resource that moved to another site only for its open request: no PDR will ever correct
    /// the copy, and a later change of rules would decide on it.
    /// </summary>
    private static void ForgetIfGone(ISiteTransaction transaction, ClientConfigurationRequest request)
    {
        if (transaction.Inventory.Find(request.Site, request.Resource) is { } resource && resource.Decision?.HeldBy != request.Site
            && KnownSites.Read(transaction).Any(s => s.IsSecondary && s.Code == request.Site))
        {
            transaction.Inventory.Remove(request.Site, request.Resource);
        }
    }
}
