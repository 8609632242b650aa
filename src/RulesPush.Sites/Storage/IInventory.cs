namespace RulesPush.Sites;

/// <summary>The resources that sites have stored. A primary site stores what is discovered, a secondary site the last PDR.</summary>
public interface IInventory
{
    /// <summary>A number for a new resource, used for none before.</summary>
    long NewResource();

    /// <summary>The resource as <paramref name="site"/> knows it; null where it does not.</summary>
    StoredResource? Find(string site, long resource);

    /// <summary>The resources of a primary site that are stored under a key, see <see cref="IdentityKeys"/>.</summary>
    IReadOnlyList<long> FindByKey(string site, string key);

    /// <summary>Stores, or overwrites.</summary>
    void Save(StoredResource resource);

    /// <summary>Stores a decision alone.</summary>
    void SaveDecision(StoredResource resource);

    /// <summary>Puts the keys that a resource of a primary site is found by in the place of those before.</summary>
    void SaveKeys(string site, long resource, IReadOnlyList<string> keys);

    /// <summary>Keeps that the primary site <paramref name="other"/> knows a resource of a primary site under a number of its own.</summary>
    void Pair(string site, long resource, string other, long number);

    /// <summary>The resource of a primary site that <paramref name="other"/> knows under a number; null where it has told of none.</summary>
    long? FindPaired(string site, string other, long number);

    /// <summary>The number under which <paramref name="other"/> knows a resource, of several the last; null where it has told of none.</summary>
    long? FindNumberAt(string other, string site, long resource);

    /// <summary>Removes the resource with its keys.</summary>
    void Remove(string site, long resource);

    /// <summary>At most <paramref name="limit"/> resources of a site, by number, behind <paramref name="after"/>.</summary>
    IReadOnlyList<StoredResource> Page(string site, long after, int limit);

    /// <summary>How many resources a site has stored.</summary>
    long Count(string site);

    /// <summary>How many current decisions a site has of each outcome, and who holds the resource.</summary>
    IReadOnlyList<(Outcome Outcome, string? HeldBy, long Count)> CountDecisions(string site);
}
