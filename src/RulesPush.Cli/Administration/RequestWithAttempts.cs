namespace RulesPush.Cli.Administration;

/// <summary>A request with its attempts.</summary>
internal sealed record RequestWithAttempts(ClientConfigurationRequest Request, IReadOnlyList<InstallationAttempt> Attempts)
{
    public static RequestWithAttempts? Find(ISiteTransaction transaction, long id) =>
        transaction.Requests.Find(id) is { } request ? Of(transaction, request) : null;

    public static RequestWithAttempts Of(ISiteTransaction transaction, ClientConfigurationRequest request) =>
        new(request, transaction.Requests.Attempts(request.Id));
}
