using System.Globalization;
using System.Numerics;

namespace RulesPush.Model;

/// <summary>Finds the addresses of the networks that the rules call complete and that belong to no site.</summary>
internal static class AddressGaps
{
    /// <summary>A finding for each network that is not complete.</summary>
    public static IEnumerable<RuleFinding> Find(RulePackDefinition pack, BoundaryMap map)
    {
        for (var index = 0; index < pack.CompleteNetworks.Count; index++)
        {
            var network = pack.CompleteNetworks[index];
            var holes = AddressSet.Of(network.Range).Subtract(map.All);
            if (holes.IsEmpty)
                continue;
            var largest = holes.Ranges.Aggregate(static (best, hole) => hole.CompareSize(best) > 0 ? hole : best);
            var count = holes.Ranges.Aggregate(BigInteger.Zero, static (sum, hole) => sum + Count(hole));
            yield return new RuleFinding
            {
                Kind = FindingKind.Gap,
                Rule = "",
                Part = new RulePart(RuleSection.CompleteNetwork, index),
                Arguments = new EquatableArray<string>(
                    network.ToString(), count.ToString("N0", CultureInfo.InvariantCulture), BoundaryWitness.Text(largest)),
                Witness = BoundaryWitness.At(largest.First),
            };
        }
    }

    private static BigInteger Count(IpRange range) => Number(range.Last) - Number(range.First) + 1;

    private static BigInteger Number(IpAddress address) => (new BigInteger(address.High) << 64) + address.Low;
}
