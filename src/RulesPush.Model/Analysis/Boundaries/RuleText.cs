using System.Globalization;

namespace RulesPush.Model;

/// <summary>How findings write what they are about.</summary>
internal static class RuleText
{
    private const int Most = 3;

    /// <summary>The name of a site's class without its namespace: sites of one name in two namespaces differ by their code, which stands behind it.</summary>
    public static string Name(SiteDefinition site) =>
        $"{site.RuleName.Substring(site.RuleName.LastIndexOf('.') + 1)} ({site.Code})";

    /// <summary>Such as <c>A, B and C</c>; of many the first, and how many more there are.</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count == 1)
            return all[0];
        var shown = all.Count <= Most + 1 ? all.Count - 1 : Most;
        var last = all.Count <= Most + 1 ? all[all.Count - 1] : $"{Number(all.Count - shown)} more";
        return $"{string.Join(", ", all.Take(shown))} and {last}";
    }

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
