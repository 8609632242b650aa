using System.Net;
using System.Net.Sockets;
using CsCheck;

namespace RulesPush.Model.Tests;

public sealed class Addresses
{
    private static readonly Gen<IPAddress> _v4 = Gen.Byte.Array[4].Select(static b => new IPAddress(b));
    private static readonly Gen<IPAddress> _v6 = Gen.OneOf(Gen.Byte, Gen.Const((byte)0)).Array[16].Select(static b => new IPAddress(b));

    [Theory]
    [InlineData("10.1")]
    [InlineData("010.1.1.1")]
    [InlineData("10.1.1.256")]
    [InlineData("10.1.1.1.1")]
    [InlineData("10.1.1.")]
    [InlineData("10..1.1")]
    [InlineData(" 10.1.1.1")]
    [InlineData("0x0A.1.1.1")]
    [InlineData("١٠.1.1.1")]
    [InlineData("[::1]")]
    [InlineData("::1%3")]
    [InlineData("[::1]:80")]
    [InlineData("2001:db8::1::2")]
    [InlineData(":::")]
    [InlineData("12345::")]
    [InlineData("")]
    [InlineData(null)]
    public void Are_read_strictly(string? text) => Assert.False(IpAddress.TryParse(text, out _));

    [Fact]
    public void Are_the_addresses_of_NET() => Gen.OneOf(_v4, _v6).Sample(static address =>
    {
        var own = IpAddress.Parse(address.ToString());
        Assert.Equal((IpAddress)address, own);
        Assert.Equal(address.ToString(), own.ToString());
        Assert.Equal(address.AddressFamily == AddressFamily.InterNetworkV6, own.IsV6);
    });

    [Fact]
    public void Have_the_order_of_their_bytes() => Gen.Select(_v6, _v6).Sample(static (a, b) =>
        Assert.Equal(
            Math.Sign(a.GetAddressBytes().AsSpan().SequenceCompareTo(b.GetAddressBytes())),
            Math.Sign(((IpAddress)a).CompareTo(b))));

    [Fact]
    public void Networks_hold_what_the_networks_of_NET_hold() =>
        Gen.Select(Gen.OneOf(Gen.Select(_v4, Gen.Int[0, 32]), Gen.Select(_v6, Gen.Int[0, 128])), _v4, _v6, Gen.Int[0, 15]).Sample(static (network, v4, v6, flipped) =>
        {
            var (address, length) = network;
            Assert.True(IpNetwork.TryParse($"{address}/{length}", out var own, out var hasHostBits));
            var theirs = new IPNetwork(IPAddress.Parse(own.Address.ToString()), length);
            Assert.Equal(!theirs.BaseAddress.Equals(address), hasHostBits);
            var near = address.GetAddressBytes();
            near[flipped % near.Length] ^= 1;
            foreach (var probe in new[] { address, v4, v6, new IPAddress(near) })
                Assert.Equal(theirs.Contains(probe), own.Contains(probe));
        });

    [Theory]
    [InlineData("10.1.0.0/16", "10.1.0.0-10.1.255.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0-255.255.255.255")]
    [InlineData("10.1.2.3/32", "10.1.2.3-10.1.2.3")]
    [InlineData("2001:db8::/32", "2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::/0", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void Networks_are_ranges(string network, string range) => Assert.Equal(range, IpNetwork.Parse(network).Range.ToString());

    [Theory]
    [InlineData("10.1.0.0")]
    [InlineData("10.1.0.0/")]
    [InlineData("10.1.0.0/33")]
    [InlineData("10.1.0.0/-1")]
    [InlineData("10.1.0.0/016")]
    [InlineData("10.1.0.0/16 ")]
    [InlineData("2001:db8::/129")]
    [InlineData("10.1.0.0/255.255.0.0")]
    public void Networks_are_read_strictly(string text) => Assert.False(IpNetwork.TryParse(text, out _, out _));

    [Fact]
    public void Ranges_include_both_ends_and_may_be_one_address()
    {
        var range = IpRange.Parse("10.1.0.5", "10.1.0.9");
        Assert.True(range.Contains(IpAddress.Parse("10.1.0.5")));
        Assert.True(range.Contains(IpAddress.Parse("10.1.0.9")));
        Assert.False(range.Contains(IpAddress.Parse("10.1.0.4")));
        Assert.False(range.Contains(IpAddress.Parse("10.1.0.10")));
        Assert.True(IpRange.Parse("10.1.0.5", "10.1.0.5").Contains(IpAddress.Parse("10.1.0.5")));
        Assert.Throws<FormatException>(() => IpRange.Parse("10.1.0.9", "10.1.0.5"));
        Assert.Throws<FormatException>(() => IpRange.Parse("10.1.0.9", "2001:db8::"));
    }

    [Fact]
    public void Sizes_of_ranges_are_the_numbers_of_their_addresses() => _v6.Array[4].Sample(static ends =>
    {
        var first = Range(ends[0], ends[1]);
        var second = Range(ends[2], ends[3]);
        Assert.Equal(Math.Sign(Size(first).CompareTo(Size(second))), Math.Sign(first.CompareSize(second)));

        static IpRange Range(IpAddress a, IpAddress b) =>
            IpRange.TryCreate(a < b ? a : b, a < b ? b : a, out var range) ? range : throw new InvalidOperationException();

        static UInt128 Size(IpRange range) => new UInt128(range.Last.High, range.Last.Low) - new UInt128(range.First.High, range.First.Low);
    });
}
