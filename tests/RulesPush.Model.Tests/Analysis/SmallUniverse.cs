using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>Addresses few enough to try them all: 64 of each family, in the middle of it or at its very end.</summary>
internal sealed class SmallUniverse
{
    private const int Count = 64;

    private readonly IpAddress[] _v4;
    private readonly IpAddress[] _v6;

    private SmallUniverse(Func<int, IpAddress> v4, Func<int, IpAddress> v6) =>
        (_v4, _v6) = ([.. Enumerable.Range(0, Count).Select(v4)], [.. Enumerable.Range(0, Count).Select(v6)]);

    public static SmallUniverse Middle { get; } = new(static i => IpAddress.V4(0x0A000000 + (uint)i), static i => IpAddress.V6(0x2001_0db8_0000_0000, (ulong)i));

    public static SmallUniverse Start { get; } = new(static i => IpAddress.V4((uint)i), static i => IpAddress.V6(0, (ulong)i));

    public static SmallUniverse End { get; } = new(static i => IpAddress.V4(uint.MaxValue - 63 + (uint)i), static i => IpAddress.V6(ulong.MaxValue, ulong.MaxValue - 63 + (ulong)i));

    /// <summary>Low bits that run over into the high ones.</summary>
    public static SmallUniverse Carry { get; } = new(
        static i => IpAddress.V4(0x0AFFFFE0 + (uint)i),
        static i => i < 32 ? IpAddress.V6(7, ulong.MaxValue - 31 + (ulong)i) : IpAddress.V6(8, (ulong)(i - 32)));

    public static Gen<SmallUniverse> Any { get; } = Gen.Int[0, 3].Select(static i => new[] { Middle, Start, End, Carry }[i]);

    public IEnumerable<IpAddress> All => _v4.Concat(_v6);

    /// <summary>A range; of two families of which one is as likely as the other.</summary>
    public Gen<IpRange> Range => Gen.Select(Gen.Bool, Gen.Int[0, Count - 1], Gen.OneOf(Gen.Int[0, 8], Gen.Int[0, Count - 1]))
        .Select((isV6, first, length) => Between(isV6, first, Math.Min(first + length, Count - 1)));

    public Gen<AddressBoundary> Boundary => Gen.OneOf(
        Range.Select(AddressBoundary (range) => new RangeBoundary(range)),
        Network(), Network(), Network());

    public IpRange Between(bool isV6, int first, int last)
    {
        var addresses = isV6 ? _v6 : _v4;
        Assert.True(IpRange.TryCreate(addresses[first], addresses[last], out var range));
        return range;
    }

    private Gen<AddressBoundary> Network() => Gen.Select(Gen.Bool, Gen.Int[0, Count - 1], Gen.Int[0, 5])
        .Select(AddressBoundary (isV6, at, bits) => new NetworkBoundary(IpNetwork.Around((isV6 ? _v6 : _v4)[at], (isV6 ? 128 : 32) - bits)));
}
