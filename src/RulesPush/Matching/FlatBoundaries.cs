using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>
/// The boundaries of all sites as the build flattens them: disjoint intervals of addresses, each with the site that wins
/// there, as constants of the assembly.
/// </summary>
/// <remarks>Sites are numbered from 1 in the order of their codes; 0 is none.</remarks>
/// <param name="v4">For each interval of IPv4 addresses its first address in the upper half, and the number of the site in the lower one; ascending.</param>
/// <param name="v6">For each interval of IPv6 addresses three numbers: the two halves of its first address, and the number of the site; ascending.</param>
/// <param name="withOthers">The numbers of the sites that have boundaries of other kinds, AD sites or subnet IDs, which are read from their definitions.</param>
public readonly ref struct FlatBoundaries(ReadOnlySpan<ulong> v4, ReadOnlySpan<ulong> v6, ReadOnlySpan<int> withOthers)
{
    private readonly ReadOnlySpan<int> _withOthers = withOthers;

    internal ReadOnlySpan<ulong> V4 { get; } = v4;

    internal ReadOnlySpan<ulong> V6 { get; } = v6;

    /// <summary>The boundaries of those sites that have others than addresses.</summary>
    internal IEnumerable<(int Site, BoundaryDefinition Boundary)> ReadOthers(
        CompiledRulePack.CompiledSite[] sites, Func<SiteDefinition, EquatableArray<BoundaryDefinition>> boundaries)
    {
        List<(int, BoundaryDefinition)> others = [];
        foreach (var number in _withOthers)
            others.AddRange(boundaries(sites[number - 1].Definition).Select(b => (number - 1, b)));
        return others;
    }
}
