using RulesPush.Model;

namespace RulesPush.Sites;

/// <summary>The properties of a Discovery Data Record, and the custom ones that rules declare.</summary>
internal static class DiscoveryProperties
{
    private const string AnyAddress = "an IPv4 or IPv6 address";
    private const string Flag = "yes or no (or true, false, 1, 0)";
    private const string Time = "a time such as 2027-03-31T18:00:00Z";

    /// <summary>The properties of <see cref="Resource"/>.</summary>
    public static IReadOnlyList<ResourceProperty> All { get; } =
    [
        new SingleProperty<ResourceType>(
            nameof(Resource.ResourceType), "System, User, UserGroup or Printer", TryParseType, static (d, v) => d.ResourceType = v),
        Text(nameof(Resource.Name), static (d, v) => d.Name = v),
        Text(nameof(Resource.NetBiosName), static (d, v) => d.NetBiosName = v),
        Texts(nameof(Resource.ResourceNames), static (d, v) => d.ResourceNames = v),
        new ListProperty<IpAddress>(nameof(Resource.IPAddresses), AnyAddress, TryParseAddress, static (d, v) => d.IPAddresses = v),
        new ListProperty<IpAddress>(
            nameof(Resource.IPSubnets), "an IPv4 address, the ID of a subnet", TryParseV4, static (d, v) => d.IPSubnets = v),
        new ListProperty<IpAddress>(nameof(Resource.IPv6Addresses), "an IPv6 address", TryParseV6, static (d, v) => d.IPv6Addresses = v),
        new ListProperty<IpNetwork>(
            nameof(Resource.IPv6Prefixes), "an IPv6 prefix such as 2001:db8::/64", TryParsePrefix, static (d, v) => d.IPv6Prefixes = v),
        Texts(nameof(Resource.MacAddresses), static (d, v) => d.MacAddresses = v),
        Text(nameof(Resource.ADSiteName), static (d, v) => d.ADSiteName = v),
        Text(nameof(Resource.ResourceDomainOrWorkgroup), static (d, v) => d.ResourceDomainOrWorkgroup = v),
        Texts(nameof(Resource.SystemOUName), static (d, v) => d.SystemOUName = v),
        Texts(nameof(Resource.SystemGroupName), static (d, v) => d.SystemGroupName = v),
        Text(nameof(Resource.OperatingSystemNameAndVersion), static (d, v) => d.OperatingSystemNameAndVersion = v),
        Texts(nameof(Resource.SystemRoles), static (d, v) => d.SystemRoles = v),
        YesNo(nameof(Resource.Client), static (d, v) => d.Client = v),
        Text(nameof(Resource.ClientVersion), static (d, v) => d.ClientVersion = v),
        YesNo(nameof(Resource.Active), static (d, v) => d.Active = v),
        YesNo(nameof(Resource.Obsolete), static (d, v) => d.Obsolete = v),
        YesNo(nameof(Resource.Decommissioned), static (d, v) => d.Decommissioned = v),
        YesNo(nameof(Resource.Unknown), static (d, v) => d.Unknown = v),
        Texts(nameof(Resource.AgentName), static (d, v) => d.AgentName = v),
        Texts(nameof(Resource.AgentSite), static (d, v) => d.AgentSite = v),
        new ListProperty<DateTimeOffset>(nameof(Resource.AgentTime), Time, PropertyText.TryParseTime, static (d, v) => d.AgentTime = v),
        Text(nameof(Resource.SMSUniqueIdentifier), static (d, v) => d.SMSUniqueIdentifier = v),
        Text(nameof(Resource.HardwareId), static (d, v) => d.HardwareId = v),
        new SingleProperty<DateTimeOffset>(nameof(Resource.LastLogon), Time, PropertyText.TryParseTime, static (d, v) => d.LastLogon = v),
        new SingleProperty<DateTimeOffset>(nameof(Resource.CreationDate), Time, PropertyText.TryParseTime, static (d, v) => d.CreationDate = v),
    ];

    /// <summary>A property that <c>[assembly: DiscoveryProperty]</c> declares.</summary>
    public static ResourceProperty Custom(PropertyDefinition definition)
    {
        return new SingleProperty<PropertyValue>(
            definition.Name, Expected(definition.Type), TryParse, (d, v) => d.CustomProperties[definition.Name] = v.Value);

        bool TryParse(string text, out PropertyValue value) => PropertyText.TryParse(text, definition.Type, out value);
    }

    private static string Expected(PropertyType type) => type switch
    {
        PropertyType.Int32 => "a whole number of 32 bits",
        PropertyType.Int64 => "a whole number of 64 bits",
        PropertyType.Double => "a number",
        PropertyType.Boolean => Flag,
        PropertyType.Time => Time,
        PropertyType.Version => "a version such as 1.2.0",
        _ => "a text",
    };

    private static SingleProperty<string> Text(string name, Action<ResourceDraft, string> put) => new(name, "a text", TryParseText, put);

    private static ListProperty<string> Texts(string name, Action<ResourceDraft, string[]> put) => new(name, "a text", TryParseText, put);

    private static SingleProperty<bool> YesNo(string name, Action<ResourceDraft, bool> put) => new(name, Flag, PropertyText.TryParseFlag, put);

    private static bool TryParseText(string text, out string value)
    {
        value = text;
        return true;
    }

    /// <summary>By name alone: a number would be read too, and "System, User" as flags.</summary>
    private static bool TryParseType(string text, out ResourceType value) =>
        Enum.TryParse(text, ignoreCase: true, out value) && value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The scope of an address, as in fe80::1%12, is the machine's own number of an adapter, and is cut off.</summary>
    private static bool TryParseAddress(string text, out IpAddress value)
    {
        var scope = text.IndexOf('%');
        return IpAddress.TryParse(scope < 0 ? text : text[..scope], out value) && (scope < 0 || value.IsV6);
    }

    private static bool TryParseV4(string text, out IpAddress value) => TryParseAddress(text, out value) && !value.IsV6;

    private static bool TryParseV6(string text, out IpAddress value) => TryParseAddress(text, out value) && value.IsV6;

    /// <summary>A prefix without a length is the usual one, a /64. Host bits are cut off, as the machine's own mask does.</summary>
    private static bool TryParsePrefix(string text, out IpNetwork value) =>
        IpNetwork.TryParse(text.Contains('/') ? text : text + "/64", out value, out _) && value.Address.IsV6;
}
