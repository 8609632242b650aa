using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses one attribute of <c>[Boundary.X]</c> or <c>[RoamingBoundary.X]</c>.</summary>
internal static class BoundaryParser
{
    /// <summary>The boundary; null where it is wrong.</summary>
    public static BoundaryDefinition? Parse(AttributeReader reader, Findings findings) => reader.ClassName switch
    {
        "IpSubnetAttribute" => reader.Flag("MatchSubnetId") ? SubnetId(reader, findings) : Network(reader, "subnet", false, findings),
        "Ipv6PrefixAttribute" => Network(reader, "prefix", true, findings),
        "IpRangeAttribute" => Range(reader, findings),
        "AdSiteAttribute" => AdSite(reader, findings),
        _ => null,
    };

    /// <summary>Whether the attribute names a boundary file.</summary>
    public static bool IsFile(AttributeReader reader) => reader.ClassName == "FileAttribute";

    private static NetworkBoundary Network(AttributeReader reader, string argument, bool isV6, Findings findings) =>
        new(ValueParser.Network(reader.Text(argument), isV6, reader.At(argument), findings));

    private static SubnetIdBoundary SubnetId(AttributeReader reader, Findings findings)
    {
        var text = reader.Text("subnet");
        if (!IpAddress.TryParse(text, out var id) || id.IsV6)
            findings.Add(Mistake.MalformedNetwork, reader.At("subnet"), ValueParser.Show(text), "a subnet ID", "10.1.0.0");
        return new SubnetIdBoundary(id);
    }

    private static RangeBoundary Range(AttributeReader reader, Findings findings)
    {
        var first = Address(reader, "first", findings);
        var last = Address(reader, "last", findings);
        IpRange range = default;
        if (first is { } from && last is { } to && !IpRange.TryCreate(from, to, out range))
        {
            var why = from.IsV6 != to.IsV6 ? "one end is IPv4, the other IPv6" : "the first address is above the last";
            findings.Add(Mistake.MalformedRange, reader.At("last"), $"{from}-{to}", why);
        }

        return new RangeBoundary(range);
    }

    private static IpAddress? Address(AttributeReader reader, string argument, Findings findings)
    {
        var text = reader.Text(argument);
        if (IpAddress.TryParse(text, out var address))
            return address;
        findings.Add(Mistake.MalformedAddress, reader.At(argument), ValueParser.Show(text));
        return null;
    }

    private static AdSiteBoundary AdSite(AttributeReader reader, Findings findings)
    {
        var name = reader.Text("name")?.Trim();
        if (!AdSiteBoundary.IsValidName(name))
            findings.Add(Mistake.MalformedAdSite, reader.At("name"), ValueParser.Show(name));
        return new AdSiteBoundary(name ?? "");
    }
}
