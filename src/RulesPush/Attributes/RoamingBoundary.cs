using System.Diagnostics;

namespace RulesPush;

/// <summary>The roaming boundaries: where clients may roam to and fetch content. They never assign a machine.</summary>
public static class RoamingBoundary
{
    /// <summary>An IPv4 subnet in CIDR form: a machine lies in it when (its address AND the boundary's mask) equals it.</summary>
    /// <param name="subnet">Such as <c>10.1.0.0/16</c>; with <see cref="MatchSubnetId"/> a subnet ID such as <c>10.1.0.0</c>.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class IpSubnetAttribute(string subnet) : Attribute
    {
        /// <summary>The subnet.</summary>
        public string Subnet { get; } = subnet;

        /// <summary>
        /// Matches as the old product does: (the machine's address AND the machine's own mask), which it reports in
        /// IPSubnets, equals this subnet ID. The ID is written without a mask.
        /// </summary>
        public bool MatchSubnetId { get; set; }
    }

    /// <summary>A range of addresses of one family, inclusive at both ends, which may be the same address.</summary>
    /// <param name="first">The lowest address, such as <c>10.1.0.5</c>.</param>
    /// <param name="last">The highest address, such as <c>10.1.0.9</c>.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class IpRangeAttribute(string first, string last) : Attribute
    {
        /// <summary>The lowest address.</summary>
        public string First { get; } = first;

        /// <summary>The highest address.</summary>
        public string Last { get; } = last;
    }

    /// <summary>An IPv6 prefix.</summary>
    /// <param name="prefix">Such as <c>2001:db8::/32</c>.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class Ipv6PrefixAttribute(string prefix) : Attribute
    {
        /// <summary>The prefix.</summary>
        public string Prefix { get; } = prefix;
    }

    /// <summary>An Active Directory site, asked only where no address and no subnet ID has decided.</summary>
    /// <param name="name">The name of the AD site: at most 63 characters, compared ignoring case, without wildcards.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class AdSiteAttribute(string name) : Attribute
    {
        /// <summary>The name of the AD site.</summary>
        public string Name { get; } = name;
    }

    /// <summary>
    /// Roaming boundaries from a file: CSV with a header, the first column the key, the second the boundary (<c>10.1.0.0/16</c>,
    /// <c>10.1.0.5-10.1.0.9</c>, <c>2001:db8::/32</c>, <c>adsite:Berlin</c>), others ignored; <c>#</c> starts a comment.
    /// </summary>
    /// <remarks>The project lists the file: <c>&lt;AdditionalFiles Include="networks.csv" /&gt;</c>.</remarks>
    /// <param name="path">The path of the file, relative to the project.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class FileAttribute(string path) : Attribute
    {
        /// <summary>The path of the file.</summary>
        public string Path { get; } = path;

        /// <summary>Selects the rows with this key, ignoring case; without it all rows count.</summary>
        public string? Key { get; set; }
    }
}
