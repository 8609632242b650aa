namespace RulesPush.Sites.Sqlite;

/// <summary>Where a resource is stored.</summary>
internal readonly record struct StoredPlace(string Site, long Resource)
{
    /// <summary>Few sites know a resource: the number is enough, and the code of the site need not be read each time.</summary>
    public override int GetHashCode() => Resource.GetHashCode();
}
