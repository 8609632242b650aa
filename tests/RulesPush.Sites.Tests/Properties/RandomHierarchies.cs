using CsCheck;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>Hierarchies of one to three levels, with boundaries that sometimes overlap or are missing.</summary>
internal static class RandomHierarchies
{
    private const int MostSites = 9;

    private static readonly Gen<(int Boundaries, bool HasPush, int Criteria)[]> _sites =
        Gen.Select(Gen.Int[0, 7], Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))), Gen.Int[0, 3]).Array[MostSites];

    public static Gen<HierarchyPlan> Any { get; } = Of(Gen.Frequency((2, Gen.Const(false)), (1, Gen.Const(true))));

    private static Gen<HierarchyPlan> Of(Gen<bool> central) =>
        Gen.Select(central, Gen.Int[0, 3].Array[1, 2], _sites, Gen.Int[0, 5]).Select(static (hasCentral, secondaries, sites, retryLimit) =>
        {
            var plans = new List<SitePlan>();
            if (hasCentral)
                Add(HierarchyPlan.Central, null, false);
            for (var p = 0; p < secondaries.Length; p++)
            {
                var primary = $"P{p}0";
                Add(primary, hasCentral ? HierarchyPlan.Central : null, false);
                for (var s = 1; s <= secondaries[p]; s++)
                    Add($"P{p}{s}", primary, true);
            }

            return new HierarchyPlan(plans, retryLimit);

            void Add(string code, string? parent, bool isSecondary)
            {
                var (boundaries, hasPush, criteria) = sites[plans.Count];
                plans.Add(new SitePlan(code, parent, isSecondary, Networks(plans.Count, boundaries), hasPush, criteria));
            }
        });

    /// <summary>A site's own network; or none, or a part of its neighbour's, or all of it, or an AD site that others have too.</summary>
    private static string Networks(int site, int kind) => kind switch
    {
        0 => "",
        1 => $"10.{site}.0.0/16 10.{site + 1}.0.0/24",
        2 => $"10.{site}.0.0/16 10.{(site == 0 ? 1 : site - 1)}.0.0/16",
        3 or 4 => $"10.{site}.0.0/16 {SitePlan.AdSite}",
        _ => $"10.{site}.0.0/16",
    };
}
