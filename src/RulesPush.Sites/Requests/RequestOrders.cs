namespace RulesPush.Sites;

/// <summary>
/// What an administrator may order for a client configuration request. Each order is carried out as a whole or not at
/// all, is told in the history of the resource, and takes effect when the running hierarchy looks at its requests next.
/// </summary>
public static class RequestOrders
{
    /// <summary>The ending of a request that an administrator has cancelled.</summary>
    internal const string CancelledByHand = "cancelled by an administrator";

    /// <summary>
    /// Cancels an open request. While an attempt is running, the installer is not stopped: its attempt is counted when it
    /// ends, and a client that it installed is one.
    /// </summary>
    /// <returns>Why it cannot be cancelled; null where it was.</returns>
    public static string? Cancel(ISiteTransaction transaction, long id, DateTimeOffset now)
    {
        if (Find(transaction, id) is not { } request)
            return Unknown(id);
        if (!request.IsOpen)
            return $"CCR {id} is closed: {RequestLife.Word(request.State)}, {request.Ending}";
        RequestLife.Close(transaction, request, RequestState.Cancelled, CancelledByHand, now);
        return null;
    }

    /// <summary>
    /// Makes a request due now, with all attempts of its site's settings before it: one that waits, and one that has
    /// failed or was cancelled, which is open again. Before the attempt it is checked like any other.
    /// </summary>
    /// <returns>Why it cannot be retried; null where it will be.</returns>
    public static string? Retry(ISiteTransaction transaction, long id, DateTimeOffset now)
    {
        if (Find(transaction, id) is not { } request)
            return Unknown(id);
        switch (request.State)
        {
            case RequestState.Held:
                return $"CCR {id} is held back by the brake: release it instead";
            case RequestState.Processing:
                return $"CCR {id} is being processed: an attempt is running";
            case RequestState.Done:
                return $"CCR {id} is done: the client runs";
        }

        if (!request.IsOpen && transaction.Requests.FindOpen(request.Site, request.Resource) is { } other)
            return $"CCR {other.Id} is open for the same machine at {request.Site}: {request.Machine}";
        transaction.Requests.Save(request with
        {
            // One that has not been tried stays what it is.
            State = request.State == RequestState.Incoming ? RequestState.Incoming : RequestState.Retry,
            Due = now,
            AttemptsBefore = request.Attempts,
            Ending = null,
            Ended = null,
        });
        RequestLife.Tell(transaction, request, HistoryKind.RequestChanged, now, $"CCR {id}: to be tried again now, ordered by an administrator");
        return null;
    }

    /// <summary>Lets a request go that the brake holds back.</summary>
    /// <returns>Why it cannot be released; null where it was.</returns>
    public static string? Release(ISiteTransaction transaction, long id, DateTimeOffset now)
    {
        if (Find(transaction, id) is not { } request)
            return Unknown(id);
        if (request.State != RequestState.Held)
            return $"CCR {id} is not held back: it is {RequestLife.Word(request.State)}";
        transaction.Requests.Save(request with { State = RequestState.Incoming });
        RequestLife.Tell(transaction, request, HistoryKind.RequestChanged, now, $"CCR {id}: released by an administrator");
        return null;
    }

    private static ClientConfigurationRequest? Find(ISiteTransaction transaction, long id)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return transaction.Requests.Find(id);
    }

    private static string Unknown(long id) => $"there is no CCR {id}";
}
