namespace RulesPush.Sites;

/// <summary>The client configuration requests of all sites, and their attempts.</summary>
public interface IRequests
{
    /// <summary>Adds a request, and returns it with its number.</summary>
    /// <remarks>It fails where one is open for the same resource at the same site: the database itself holds that law.</remarks>
    ClientConfigurationRequest Add(ClientConfigurationRequest request);

    /// <summary>Overwrites a request.</summary>
    void Save(ClientConfigurationRequest request);

    /// <summary>The request of this number; null where there is none.</summary>
    ClientConfigurationRequest? Find(long id);

    /// <summary>The open request for a resource at a site; null where there is none.</summary>
    ClientConfigurationRequest? FindOpen(string site, long resource);

    /// <summary>At most <paramref name="limit"/> requests of a site that are due, the longest due first.</summary>
    IReadOnlyList<ClientConfigurationRequest> Due(string site, DateTimeOffset now, int limit);

    /// <summary>The numbers of all of them that no dry run has looked at since <paramref name="since"/>.</summary>
    IReadOnlyList<long> DueUnplanned(string site, DateTimeOffset now, DateTimeOffset since);

    /// <summary>When the next request of a site is due; null where none waits.</summary>
    DateTimeOffset? NextDue(string site);

    /// <summary>Requests, by number, in one state, at one site or for one resource; null leaves each open.</summary>
    IReadOnlyList<ClientConfigurationRequest> List(RequestState? state = null, string? site = null, long? resource = null);

    /// <summary>How many requests of each site are in each state.</summary>
    IReadOnlyList<(string Site, RequestState State, long Count)> Count();

    /// <summary>Stores an attempt, or overwrites the one with its number.</summary>
    void SaveAttempt(InstallationAttempt attempt);

    /// <summary>The attempts of a request, in order.</summary>
    IReadOnlyList<InstallationAttempt> Attempts(long request);

    /// <summary>The account that worked last for a resource at a site; null before the first.</summary>
    string? LastAccount(string site, long resource);
}
