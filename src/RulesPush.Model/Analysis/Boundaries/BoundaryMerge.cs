namespace RulesPush.Model;

/// <summary>Boundaries that one could stand for.</summary>
internal sealed class BoundaryMerge
{
    private readonly List<PlacedBoundary> _from;

    /// <summary>One boundary, which stands for itself.</summary>
    /// <param name="boundary">The boundary.</param>
    /// <param name="runnerUp">The first rank among those of other sites that it wins over.</param>
    public BoundaryMerge(PlacedBoundary boundary, int runnerUp) =>
        (_from, To, HasRange, RunnerUp) = ([boundary], boundary.Range, boundary.Boundary is RangeBoundary, runnerUp);

    /// <summary>The boundaries.</summary>
    public IReadOnlyList<PlacedBoundary> From => _from;

    /// <summary>What the one would hold.</summary>
    public IpRange To { get; private set; }

    /// <summary>Whether any of them is a range.</summary>
    public bool HasRange { get; private set; }

    /// <summary>The first rank among the boundaries of other sites that they win over.</summary>
    public int RunnerUp { get; private set; }

    /// <summary>The one, as a network where it is one.</summary>
    public AddressBoundary Whole => NetworkCover.Of(To).Take(2).ToList() is [var only] ? new NetworkBoundary(only) : new RangeBoundary(To);

    /// <summary>Takes in another, with which it holds the whole.</summary>
    public void Add(BoundaryMerge other, IpRange whole)
    {
        _from.AddRange(other._from);
        (To, HasRange, RunnerUp) = (whole, HasRange || other.HasRange, Math.Min(RunnerUp, other.RunnerUp));
    }

    /// <summary>Such as <c>10.1.0.0/24 and 10.1.1.0/24 are 10.1.0.0/23</c>.</summary>
    public override string ToString() => $"{RuleText.List(From.Select(static b => b.Boundary.ToString()))} are {Whole}";
}
