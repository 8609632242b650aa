namespace RulesPush.Sites;

/// <summary>A site as the last run has left it: what a tool knows that has no rules.</summary>
/// <param name="Code">The site code.</param>
/// <param name="Parent">The code of its parent; null where it has none.</param>
/// <param name="IsSecondary">Whether it is a secondary site.</param>
/// <param name="Discovery">What its discovery sources were; null where discovery was off.</param>
/// <param name="HasPush">Whether its client push was on.</param>
public sealed record KnownSite(string Code, string? Parent, bool IsSecondary, string? Discovery, bool HasPush);

/// <summary>The sites of the last run, remembered in the site database.</summary>
public static class KnownSites
{
    private const string Name = "sites";

    /// <summary>The sites, each before those below it; none before the first run.</summary>
    public static IReadOnlyList<KnownSite> Read(ISiteTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return
        [
            .. (transaction.Memory.Recall(Name) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => line.Split('\t'))
                .Select(static f => new KnownSite(f[0], f[1].Length == 0 ? null : f[1], f[2] == "secondary", f[4].Length == 0 ? null : f[4], f[3] == "push")),
        ];
    }

    internal static void Write(ISiteTransaction transaction, SiteHierarchy hierarchy, IReadOnlyList<IDiscoverySource> sources) =>
        transaction.Memory.Remember(Name, string.Join('\n', hierarchy.Sites.Select(site => string.Join(
            '\t',
            site.Code,
            site.Parent?.Code,
            site.IsSecondary ? "secondary" : "primary",
            site.Definition.ClientPush is null ? "" : "push",
            string.Join(", ", sources.Where(s => s.Site == site.Code).Select(static s => VisibleText.Of(s.Name)))))));
}
