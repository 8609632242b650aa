using CsCheck;
using RulesPush.Matching;

namespace RulesPush.Tests;

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

    [Fact]
    public void Hold_all_addresses_of_a_family()
    {
        var table = new AddressTable([(IpNetwork.Parse("0.0.0.0/0").Range, 0), (IpNetwork.Parse("::/0").Range, 1)]);
        Assert.Equal(0, table.Find(IpAddress.Parse("255.255.255.255")));
        Assert.Equal(1, table.Find(IpAddress.Parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")));
        Assert.Equal(AddressTable.NotFound, new AddressTable([]).Find(IpAddress.Parse("10.0.0.1")));
    }
}
