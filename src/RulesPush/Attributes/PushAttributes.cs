using System.Diagnostics;

namespace RulesPush;

/// <summary>
/// Makes a partial class push criteria. A machine matches when all of its <c>[Require.X]</c> hold, none of its
/// <c>[Exclude.X]</c>, and all of its <c>[Condition]</c> methods; without any, every machine matches.
/// </summary>
/// <example><code>
/// [PushCriteria]
/// [Require.SystemKind(SystemKind.Workstation)]
/// [Exclude.Name("*-LAB*", Because = "lab machines are re-imaged nightly", Until = "2027-03-31")]
/// public partial class Workstations;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
public sealed class PushCriteriaAttribute : Attribute;

/// <summary>
/// Switches site-wide client push on at a site, for machines assigned to it that match any of the criteria. A site
/// without this attribute has push off.
/// </summary>
/// <param name="criteria">The criteria classes, in the order in which they are tried; none: every machine.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
public sealed class ClientPushAttribute(params Type[] criteria) : Attribute
{
    /// <summary>The criteria classes.</summary>
    public Type[] Criteria { get; } = criteria;

    /// <summary>Lets domain controllers in, which otherwise are never pushed.</summary>
    public bool DomainControllers { get; set; }
}

/// <summary>An entry of a site's exclusion list: machines that are never pushed, whatever the criteria say.</summary>
/// <param name="names">
/// Names or patterns with * and ?, ignoring case, held against Name, NetBiosName and each of ResourceNames.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
public sealed class ExcludeFromPushAttribute(params string[] names) : Attribute
{
    /// <summary>The names or patterns.</summary>
    public string[] Names { get; } = names;

    /// <summary>Why; explanations repeat it.</summary>
    public string? Because { get; set; }

    /// <summary>The last UTC day on which the entry holds, such as <c>2027-03-31</c>; afterwards it is void. Without it: for good.</summary>
    public string? Until { get; set; }
}

/// <summary>Declares a custom property that discovery reports, so that a misspelt or mistyped one fails the build.</summary>
/// <example><code>[assembly: DiscoveryProperty("CostCenter", typeof(int))]</code></example>
/// <param name="name">The name, compared ignoring case; not that of a property which every DDR has.</param>
/// <param name="type">
/// <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>,
/// <see cref="DateTimeOffset"/> or <see cref="Version"/>.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true), Conditional(RuleAttributes.KeptWhen)]
public sealed class DiscoveryPropertyAttribute(string name, Type type) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The type.</summary>
    public Type Type { get; } = type;
}
