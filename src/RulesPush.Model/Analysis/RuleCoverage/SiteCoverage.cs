namespace RulesPush.Model;

/// <summary>What machines have shown of a site.</summary>
public sealed class SiteCoverage
{
    internal SiteCoverage(SiteDefinition site)
    {
        Site = site;
        Boundaries = [.. site.Boundaries.Select(static b => new BoundaryCoverage(b))];
        RoamingBoundaries = [.. site.RoamingBoundaries.Select(static b => new BoundaryCoverage(b))];
        Exclusions = [.. site.Exclusions.Select(static e => new ExclusionCoverage(e))];
    }

    /// <summary>The site.</summary>
    public SiteDefinition Site { get; }

    /// <summary>How many machines are assigned to it.</summary>
    public long Assigned { get; internal set; }

    /// <summary>How many of them it pushes to.</summary>
    public long Pushed { get; internal set; }

    /// <summary>How many domain controllers came as far as to be let in, or kept out: see <see cref="ClientPushDefinition.DomainControllers"/>.</summary>
    public long DomainControllers { get; internal set; }

    /// <summary>The site boundaries, in their order.</summary>
    public IReadOnlyList<BoundaryCoverage> Boundaries { get; }

    /// <summary>The roaming boundaries, in their order.</summary>
    public IReadOnlyList<BoundaryCoverage> RoamingBoundaries { get; }

    /// <summary>The exclusion list, in its order.</summary>
    public IReadOnlyList<ExclusionCoverage> Exclusions { get; }

    internal void Add(SiteCoverage other)
    {
        Assigned += other.Assigned;
        Pushed += other.Pushed;
        DomainControllers += other.DomainControllers;
        for (var i = 0; i < Boundaries.Count; i++)
            Boundaries[i].Add(other.Boundaries[i]);
        for (var i = 0; i < RoamingBoundaries.Count; i++)
            RoamingBoundaries[i].Add(other.RoamingBoundaries[i]);
        for (var i = 0; i < Exclusions.Count; i++)
            Exclusions[i].Excluded += other.Exclusions[i].Excluded;
    }
}

/// <summary>What machines have shown of a boundary.</summary>
public sealed class BoundaryCoverage
{
    private long _last;

    internal BoundaryCoverage(BoundaryDefinition boundary) => Boundary = boundary;

    /// <summary>The boundary.</summary>
    public BoundaryDefinition Boundary { get; }

    /// <summary>How many machines lie in it, by any of their addresses, their subnet IDs or their AD site.</summary>
    public long Holds { get; private set; }

    /// <summary>How many it assigns to its site; of a roaming boundary, how many roam by it.</summary>
    public long Assigns { get; internal set; }

    /// <summary>Counts a machine, once however many of its addresses lie here.</summary>
    internal void Hold(long machine)
    {
        if (_last == machine)
            return;
        _last = machine;
        Holds++;
    }

    internal void Add(BoundaryCoverage other)
    {
        Holds += other.Holds;
        Assigns += other.Assigns;
    }
}

/// <summary>What machines have shown of an entry of an exclusion list.</summary>
public sealed class ExclusionCoverage
{
    internal ExclusionCoverage(PushExclusion exclusion) => Exclusion = exclusion;

    /// <summary>The entry.</summary>
    public PushExclusion Exclusion { get; }

    /// <summary>How many machines are not pushed because of it.</summary>
    public long Excluded { get; internal set; }
}
