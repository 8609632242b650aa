using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>Packs of a few sites with boundaries in a small universe, so close together that they nest, cross, repeat and touch.</summary>
internal static class SmallPacks
{
    private static readonly BoundaryDefinition[] _keys =
    [
        new AdSiteBoundary("Berlin"), new AdSiteBoundary("BERLIN"), new AdSiteBoundary("Bonn"), new SubnetIdBoundary("10.1.0.0"), new SubnetIdBoundary("10.2.0.0"),
    ];

    public static Gen<(SmallUniverse Universe, RulePackDefinition Pack)> Any { get; } = SmallUniverse.Any.SelectMany(
        static universe => Gen.Select(
            Site(universe, "BBB"), Site(universe, "AAA"), Site(universe, "CCC"), universe.Range.Array[0, 2], Gen.Int[1, 3],
            (first, second, third, complete, count) => (universe, new RulePackDefinition
            {
                Name = "Small",
                Sites = new(new[] { first, second, third }.Take(count)),
                CompleteNetworks = new(complete.Select(static r => NetworkCover.Of(r).First())),
            })));

    private static Gen<SiteDefinition> Site(SmallUniverse universe, string code) =>
        Gen.Select(Boundary(universe).Array[0, 7], Boundary(universe).Array[0, 4], (boundaries, roaming) => new SiteDefinition
        {
            RuleName = $"Rules.{code}",
            Code = code,
            IsSecondary = false,
            Boundaries = new(boundaries),
            RoamingBoundaries = new(roaming),
        });

    private static Gen<BoundaryDefinition> Boundary(SmallUniverse universe) => Gen.Frequency(
        (9, universe.Boundary.Select(BoundaryDefinition (b) => b)),
        (1, Gen.Int[0, _keys.Length - 1].Select(static i => _keys[i])));
}
