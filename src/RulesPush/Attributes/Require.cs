using System.Diagnostics;

namespace RulesPush;

/// <summary>Conditions that push criteria demand. All of them must hold; of the values of one, any.</summary>
/// <remarks>Where discovery has not seen what a condition reads, it is unknown, and the machine is not pushed.</remarks>
public static class Require
{
    /// <summary>The kind of system, derived from its operating system and roles, is one of these.</summary>
    /// <param name="kinds">The kinds.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class SystemKindAttribute(params SystemKind[] kinds) : RequireConditionAttribute
    {
        /// <summary>The kinds.</summary>
        public SystemKind[] Kinds { get; } = kinds;
    }

    /// <summary>The name matches one of the patterns.</summary>
    /// <param name="patterns">Patterns with * and ?, for the whole name, ignoring case.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class NameAttribute(params string[] patterns) : RequireConditionAttribute
    {
        /// <summary>The patterns.</summary>
        public string[] Patterns { get; } = patterns;
    }

    /// <summary>The domain or workgroup matches one of the patterns.</summary>
    /// <param name="patterns">Patterns with * and ?, for the whole value, ignoring case.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class DomainAttribute(params string[] patterns) : RequireConditionAttribute
    {
        /// <summary>The patterns.</summary>
        public string[] Patterns { get; } = patterns;
    }

    /// <summary>Any of its organizational units (SystemOUName) matches one of the patterns.</summary>
    /// <param name="patterns">Patterns with * and ?, for the whole value, ignoring case.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class OrganizationalUnitAttribute(params string[] patterns) : RequireConditionAttribute
    {
        /// <summary>The patterns.</summary>
        public string[] Patterns { get; } = patterns;
    }

    /// <summary>Any of its groups (SystemGroupName) matches one of the patterns.</summary>
    /// <param name="patterns">Patterns with * and ?, for the whole value, ignoring case.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class GroupAttribute(params string[] patterns) : RequireConditionAttribute
    {
        /// <summary>The patterns.</summary>
        public string[] Patterns { get; } = patterns;
    }

    /// <summary>The Active Directory site matches one of the patterns.</summary>
    /// <param name="patterns">Patterns with * and ?, for the whole value, ignoring case.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class AdSiteAttribute(params string[] patterns) : RequireConditionAttribute
    {
        /// <summary>The patterns.</summary>
        public string[] Patterns { get; } = patterns;
    }

    /// <summary>The text of the operating system matches one of the patterns, and its version lies within the bounds.</summary>
    /// <param name="patterns">Patterns with * and ?, for the whole text, ignoring case; none: any text.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class OperatingSystemAttribute(params string[] patterns) : RequireConditionAttribute
    {
        /// <summary>The patterns.</summary>
        public string[] Patterns { get; } = patterns;

        /// <summary>The lowest version, compared on as many numbers as it has: 10.0.26100.1 is not below 10.0.26100.</summary>
        public string? MinVersion { get; set; }

        /// <summary>The highest version, compared on as many numbers as it has: 10.0.26100.1 is within 10.0.26100.</summary>
        public string? MaxVersion { get; set; }
    }

    /// <summary>Any of its addresses (IPAddresses and IPv6Addresses) lies in one of these.</summary>
    /// <param name="networks">Networks in CIDR form, IPv4 or IPv6.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class IpSubnetAttribute(params string[] networks) : RequireConditionAttribute
    {
        /// <summary>The networks.</summary>
        public string[] Networks { get; } = networks;
    }

    /// <summary>Any of its roles (SystemRoles) matches one of the patterns.</summary>
    /// <param name="patterns">Patterns with * and ?, for the whole value, ignoring case.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class RoleAttribute(params string[] patterns) : RequireConditionAttribute
    {
        /// <summary>The patterns.</summary>
        public string[] Patterns { get; } = patterns;
    }

    /// <summary>Discovery saw it (the latest AgentTime) at most so many days before now.</summary>
    /// <param name="days">The number of days, 1 or more.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class LastSeenWithinAttribute(int days) : RequireConditionAttribute
    {
        /// <summary>The number of days.</summary>
        public int Days { get; } = days;
    }

    /// <summary>Any of the discovery methods that saw it (AgentName) matches one of the patterns.</summary>
    /// <param name="patterns">Patterns with * and ?, for the whole value, ignoring case.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class DiscoveredByAttribute(params string[] patterns) : RequireConditionAttribute
    {
        /// <summary>The patterns.</summary>
        public string[] Patterns { get; } = patterns;
    }

    /// <summary>A custom property, which <c>[assembly: DiscoveryProperty]</c> declares, compares as said: give one of the comparisons.</summary>
    /// <param name="name">The name of the custom property.</param>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
    public sealed class PropertyAttribute(string name) : RequireConditionAttribute
    {
        /// <summary>The name of the custom property.</summary>
        public string Name { get; } = name;

        /// <summary>It equals this value, texts ignoring case. A time or a version is given as a text.</summary>
        public object? EqualTo { get; set; }

        /// <summary>It equals one of these values.</summary>
        public object[]? OneOf { get; set; }

        /// <summary>It matches this pattern with * and ?, for the whole text, ignoring case.</summary>
        public string? Like { get; set; }

        /// <summary>It is this value or more.</summary>
        public object? AtLeast { get; set; }

        /// <summary>It is this value or less.</summary>
        public object? AtMost { get; set; }
    }
}
