using System.Diagnostics;

namespace RulesPush;

/// <summary>
/// States that every address of a network belongs to a site. The build says where that is not so, and which the largest
/// hole is; decisions do not depend on it.
/// </summary>
/// <example><code>[assembly: EveryMachineOf("10.112.0.0/15")]</code></example>
/// <param name="network">The network in CIDR form, IPv4 or IPv6.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true), Conditional(RuleAttributes.KeptWhen)]
public sealed class EveryMachineOfAttribute(string network) : Attribute
{
    /// <summary>The network.</summary>
    public string Network { get; } = network;
}
