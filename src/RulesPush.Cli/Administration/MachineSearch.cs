namespace RulesPush.Cli.Administration;

/// <summary>Finds stored resources by the Name that they are listed under, or their NetBIOS name, ignoring case.</summary>
internal static class MachineSearch
{
    /// <summary>The resources of this name that a site knows; a secondary site knows the PDRs of its primary site.</summary>
    public static IReadOnlyList<StoredResource> FindAt(ISiteTransaction transaction, KnownSite site, string name) =>
    [
        .. IdentityKeys.Listed(name)
            .SelectMany(key => transaction.Inventory.FindByKey(site.IsSecondary ? site.Parent! : site.Code, key))
            .Distinct().Order()
            .Select(id => transaction.Inventory.Find(site.Code, id)).OfType<StoredResource>()
            .Where(resource => IsCalled(resource, name)),
    ];

    private static bool IsCalled(StoredResource resource, string name) =>
        string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(resource.Record.Single(nameof(Resource.NetBiosName)), name, StringComparison.OrdinalIgnoreCase);
}
