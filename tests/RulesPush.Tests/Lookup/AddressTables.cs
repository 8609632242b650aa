using CsCheck;
using RulesPush.Matching;

namespace RulesPush.Tests.Lookup;

/// <summary>The flattened table finds what asking every range finds.</summary>
public sealed class AddressTables
{
    private static readonly Gen<IpAddress> _address = Gen.OneOf(
        Gen.UInt[0, 40].Select(IpAddress.V4),
        Gen.UInt[uint.MaxValue - 5, uint.MaxValue].Select(IpAddress.V4),
        Gen.ULong[0, 40].Select(static low => IpAddress.V6(0, low)),
        Gen.ULong[ulong.MaxValue - 5, ulong.MaxValue].Select(static low => IpAddress.V6(ulong.MaxValue, low)),
        Gen.ULong[ulong.MaxValue - 3, ulong.MaxValue].Select(static low => IpAddress.V6(1, low)),
        Gen.ULong[0, 3].Select(static low => IpAddress.V6(2, low)));

    private static readonly Gen<IpRange> _range = Gen.Select(_address, _address)
        .Where(static (a, b) => a.IsV6 == b.IsV6)
        .Select(static (a, b) => IpRange.TryCreate(a < b ? a : b, a < b ? b : a, out var range) ? range : throw new InvalidOperationException());

    [Fact]
    public void Find_the_smallest_range_and_the_first_of_equal_ones() =>
        Gen.Select(_range.Array[0, 12], _address.Array[20]).Sample(static (ranges, addresses) =>
        {
            var table = new AddressTable(ranges.Select(static (range, index) => (range, index)));
            foreach (var address in addresses.Concat(ranges.SelectMany(static r => new[] { r.First, r.Last })))
            {
                var expected = AddressTable.NotFound;
                for (var i = 0; i < ranges.Length; i++)
                {
                    if (ranges[i].Contains(address) && (expected < 0 || ranges[i].CompareSize(ranges[expected]) < 0))
                        expected = i;
                }

                Assert.Equal(expected, table.Find(address));
            }
        }, iter: 20_000);

    [Theory]
    [InlineData(500, false), InlineData(500, true)]
    [InlineData(3_000, false), InlineData(3_000, true)]
    [InlineData(100_000, false), InlineData(100_000, true)]
    public void Many_ranges_are_found_as_a_look_at_each_finds_them(int count, bool isV6)
    {
        var random = new Random(count);
        // Networks and ranges of all sizes, in a corner of the address space, so that they nest and cross.
        var ranges = Enumerable.Range(0, count).Select(_ =>
        {
            var first = (ulong)random.NextInt64(1L << 28);
            var last = first + (ulong)random.NextInt64(1L << random.Next(1, 26));
            var (a, b) = isV6 ? (V6(first), V6(last)) : (IpAddress.V4(0x0A000000 + (uint)first), IpAddress.V4(0x0A000000 + (uint)last));
            return IpRange.TryCreate(a, b, out var range) ? range : throw new InvalidOperationException();
        }).ToList();
        var table = new AddressTable(ranges.Select(static (range, index) => (range, index)));
        foreach (var at in Enumerable.Range(0, 50).Select(_ => ranges[random.Next(count)]))
        {
            foreach (var address in new[] { at.First, at.Last })
            {
                var expected = Enumerable.Range(0, count).Where(i => ranges[i].Contains(address))
                    .Aggregate(AddressTable.NotFound, (best, i) => best < 0 || ranges[i].CompareSize(ranges[best]) < 0 ? i : best);
                Assert.Equal(expected, table.Find(address));
            }
        }

        // Some boundaries are longer than /64: what they tell apart stands in the lower half.
        static IpAddress V6(ulong number) => IpAddress.V6(0x2001_0DB8_0000_0000 + (number >> 8), number << 56);
    }

    [Fact]
    public void Hold_all_addresses_of_a_family()
    {
        var table = new AddressTable([(IpNetwork.Parse("0.0.0.0/0").Range, 0), (IpNetwork.Parse("::/0").Range, 1)]);
        Assert.Equal(0, table.Find(IpAddress.Parse("255.255.255.255")));
        Assert.Equal(1, table.Find(IpAddress.Parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")));
        Assert.Equal(AddressTable.NotFound, new AddressTable([]).Find(IpAddress.Parse("10.0.0.1")));
    }
}
