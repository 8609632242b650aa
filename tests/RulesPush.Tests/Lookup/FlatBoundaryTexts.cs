using RulesPush.Matching;

namespace RulesPush.Tests.Lookup;

/// <summary>Intervals as generated rules hold them.</summary>
public sealed class FlatBoundaryTexts
{
    [Theory]
    [InlineData("0A010000:2\n0A020000:0\nC0000200:1F")]
    [InlineData("0A010000:2\r\n0A020000:0\r\nC0000200:1F\r\n")]
    [InlineData("0A010000:2 0A020000:0 C0000200:1F")]
    public void Are_read_whatever_ends_their_lines(string text)
    {
        var table = new FlatBoundaries(text, "20010DB8000700000000000000000000:1\n20010DB8000800000000000000000000:0", []).ReadAddresses();
        Assert.Equal(
            [AddressTable.NotFound, 1, 1, AddressTable.NotFound, 0x1E, 0x1E],
            new[] { "10.0.255.255", "10.1.0.0", "10.1.255.255", "10.2.0.0", "192.0.2.0", "255.255.255.255" }.Select(static a => IpAddress.Parse(a)).Select(table.Find));
        Assert.Equal(
            [AddressTable.NotFound, 0, 0, AddressTable.NotFound],
            new[] { "2001:db8:6:ffff::", "2001:db8:7::", "2001:db8:7:ffff::1", "2001:db8:8::" }.Select(static a => IpAddress.Parse(a)).Select(table.Find));
    }

    [Theory]
    [InlineData("0A010000:")]
    [InlineData(":2")]
    [InlineData("0A010000:2;0A020000:0")]
    [InlineData("10.1.0.0:2")]
    [InlineData("0A01:2")]
    [InlineData("00A010000:2")]
    [InlineData("0A010000:100000000")]
    public void Are_refused_where_no_generator_wrote_them(string text) =>
        Assert.Contains("is no interval of boundaries", Assert.Throws<FormatException>(() => new FlatBoundaries(text, "", []).ReadAddresses()).Message, StringComparison.Ordinal);
}
