using RulesPush.Sites.Sqlite;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>A site database that holds the laws of requests at every write, and can end the process at any commit.</summary>
internal sealed class WatchedDatabase : ISiteDatabase
{
    private readonly SqliteSiteDatabase _database = SqliteSiteDatabase.CreateInMemory();
    private int? _commitsToKill;
    private bool _killsAfter;

    /// <summary>Told of each site-wide request with the resource that it was decided on.</summary>
    public Action<StoredResource> OnSiteWideRequest { get; set; } = static _ => { };

    /// <summary>Whether the process is at work: what an administrator does is done, or not, and is no matter of these laws.</summary>
    public bool IsAtWork { get; set; }

    public ISiteTransaction Begin() => new Transaction(this, _database.Begin());

    public void Kill(int commit, bool isAfter) => (_commitsToKill, _killsAfter) = (commit, isAfter);

    public void Disarm() => _commitsToKill = null;

    public void Dispose() => _database.Dispose();

    /// <summary>The process was killed.</summary>
    public sealed class KilledException : Exception;

    private sealed class Transaction(WatchedDatabase watched, ISiteTransaction inner) : ISiteTransaction, IRequests, IInventory
    {
        private readonly HashSet<(string, long)> _created = [];

        public IInventory Inventory => this;

        public IMessages Messages => inner.Messages;

        public IRequests Requests => this;

        public IHistory History => inner.History;

        public IOccasions Occasions => inner.Occasions;

        public IBadDdrs BadDdrs => inner.BadDdrs;

        public IMemory Memory => inner.Memory;

        public void Commit()
        {
            Assert.True(_created.Count == 0, "law 2: a site-wide request was created for what its site has not stored");
            var isKilled = watched.IsAtWork && watched._commitsToKill-- == 0;
            if (isKilled)
                watched._commitsToKill = null;
            if (isKilled && !watched._killsAfter)
                throw new KilledException();
            inner.Commit();
            if (isKilled)
                throw new KilledException();
        }

        public void Dispose() => inner.Dispose();

        public ClientConfigurationRequest Add(ClientConfigurationRequest request)
        {
            if (request.Wizard is null)
                _created.Add((request.Site, request.Resource));
            return inner.Requests.Add(request);
        }

        public void Save(ClientConfigurationRequest request)
        {
            var before = inner.Requests.Find(request.Id)!;
            Assert.True((before.Site, before.Resource) == (request.Site, request.Resource), $"law 3: {before} became {request}");
            inner.Requests.Save(request);
        }

        /// <summary>A request and what it was decided on are stored together.</summary>
        public void Save(StoredResource resource)
        {
            inner.Inventory.Save(resource);
            Decided(resource);
        }

        public void SaveDecision(StoredResource resource)
        {
            inner.Inventory.SaveDecision(resource);
            Decided(resource);
        }

        public long NewResource() => inner.Inventory.NewResource();

        StoredResource? IInventory.Find(string site, long resource) => inner.Inventory.Find(site, resource);

        public IReadOnlyList<long> FindByKey(string site, string key) => inner.Inventory.FindByKey(site, key);

        public void SaveKeys(string site, long resource, IReadOnlyList<string> keys) => inner.Inventory.SaveKeys(site, resource, keys);

        public void Pair(string site, long resource, string other, long number) => inner.Inventory.Pair(site, resource, other, number);

        public long? FindPaired(string site, string other, long number) => inner.Inventory.FindPaired(site, other, number);

        public long? FindNumberAt(string other, string site, long resource) => inner.Inventory.FindNumberAt(other, site, resource);

        public void Remove(string site, long resource) => inner.Inventory.Remove(site, resource);

        public IReadOnlyList<StoredResource> Page(string site, long after, int limit) => inner.Inventory.Page(site, after, limit);

        public long Count(string site) => inner.Inventory.Count(site);

        public IReadOnlyList<(Outcome Outcome, string? HeldBy, long Count)> CountDecisions(string site) => inner.Inventory.CountDecisions(site);

        public ClientConfigurationRequest? Find(long id) => inner.Requests.Find(id);

        public ClientConfigurationRequest? FindOpen(string site, long resource) => inner.Requests.FindOpen(site, resource);

        public IReadOnlyList<ClientConfigurationRequest> Due(string site, DateTimeOffset now, int limit) => inner.Requests.Due(site, now, limit);

        public IReadOnlyList<long> DueUnplanned(string site, DateTimeOffset now, DateTimeOffset since) => inner.Requests.DueUnplanned(site, now, since);

        public DateTimeOffset? NextDue(string site) => inner.Requests.NextDue(site);

        public IReadOnlyList<ClientConfigurationRequest> List(RequestState? state, string? site, long? resource) => inner.Requests.List(state, site, resource);

        IReadOnlyList<(string Site, RequestState State, long Count)> IRequests.Count() => inner.Requests.Count();

        public void SaveAttempt(InstallationAttempt attempt) => inner.Requests.SaveAttempt(attempt);

        public IReadOnlyList<InstallationAttempt> Attempts(long request) => inner.Requests.Attempts(request);

        public string? LastAccount(string site, long resource) => inner.Requests.LastAccount(site, resource);

        private void Decided(StoredResource resource)
        {
            if (_created.Remove((resource.Site, resource.Id)))
                watched.OnSiteWideRequest(resource);
        }
    }
}
