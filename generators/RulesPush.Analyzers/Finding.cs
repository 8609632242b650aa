using RulesPush.Generators;

namespace RulesPush.Analyzers;

/// <summary>A mistake that the parser found, with its place and what its message is about.</summary>
internal sealed record Finding(Mistake Mistake, Place Place, string[] Arguments);

/// <summary>Keeps what the parser finds, to be reported.</summary>
internal sealed class KeptFindings : Findings
{
    private readonly List<Finding> _all = [];

    /// <summary>The mistakes so far, in the order in which they were found.</summary>
    public IReadOnlyList<Finding> All => _all;

    protected override void OnAdded(Mistake mistake, Place place, string[] arguments) =>
        _all.Add(new Finding(mistake, place, arguments));
}
