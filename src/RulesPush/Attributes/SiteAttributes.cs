using System.Diagnostics;

namespace RulesPush;

/// <summary>Makes a partial class the rules of a primary site, which has a site database.</summary>
/// <example><code>
/// [PrimarySite("NYC", ManagementPoint = "mp01.nyc.example")]
/// [Boundary.IpSubnet("10.112.0.0/17")]
/// [ClientPush(typeof(Workstations))]
/// public partial class NewYork;
/// </code></example>
/// <param name="code">The site code: three letters or digits, not AUX, CON, NUL, PRN or SMS.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
public sealed class PrimarySiteAttribute(string code) : Attribute
{
    /// <summary>The site code.</summary>
    public string Code { get; } = code;

    /// <summary>The default management point, which serves the client's files, policy and reporting.</summary>
    public string? ManagementPoint { get; set; }

    /// <summary>The rule class of the primary site that this one reports to; none where it stands at the top.</summary>
    public Type? Parent { get; set; }
}

/// <summary>Makes a partial class the rules of a secondary site, which has a parent primary site and no database of its own.</summary>
/// <example><code>
/// [SecondarySite("AKR", Parent = typeof(NewYork), ProxyManagementPoint = "mp.akr.example")]
/// [Boundary.IpSubnet("10.112.128.0/22")]
/// public partial class Akron;
/// </code></example>
/// <param name="code">The site code: three letters or digits, not AUX, CON, NUL, PRN or SMS.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
public sealed class SecondarySiteAttribute(string code) : Attribute
{
    /// <summary>The site code.</summary>
    public string Code { get; } = code;

    /// <summary>The rule class of the parent, a primary site. A secondary site must have one.</summary>
    public Type? Parent { get; set; }

    /// <summary>The proxy management point at this site; without one its clients use the parent's management point.</summary>
    public string? ProxyManagementPoint { get; set; }
}
