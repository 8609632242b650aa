using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>What a row of a DDR says about its merging, beside what was seen.</summary>
internal sealed class MergeFlags
{
    private const string Flag = "yes or no (or true, false, 1, 0)";

    public MergeFlags() => Properties =
    [
        new SingleProperty<bool>(nameof(Ddr.FullReplace), Flag, PropertyText.TryParseFlag, (_, v) => FullReplace = v),
        new SingleProperty<bool>(nameof(Ddr.LowConfidence), Flag, PropertyText.TryParseFlag, (_, v) => LowConfidence = v),
    ];

    /// <summary>The properties, which put what they read here.</summary>
    public IReadOnlyList<ResourceProperty> Properties { get; }

    public bool? FullReplace { get; private set; }

    public bool LowConfidence { get; private set; }

    /// <summary>Forgets the row before.</summary>
    public void Clear() => (FullReplace, LowConfidence) = (null, false);
}
