using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>Sets of addresses are exact to the first and the last address of each family.</summary>
public sealed class AddressSets
{
    private static readonly int _sets = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 200_000 : 10_000;

    [Fact]
    public void Operations_hold_exactly_what_they_say() =>
        SmallUniverse.Any.SelectMany(static u => Gen.Select(Gen.Const(u), u.Range.Array[0, 8], u.Range.Array[0, 8])).Sample(
            static (universe, one, two) =>
            {
                var (left, right) = (AddressSet.Of(one), AddressSet.Of(two));
                Holds(universe, left, a => one.Any(r => r.Contains(a)));
                Holds(universe, left.Union(right), a => left.Contains(a) || right.Contains(a));
                Holds(universe, left.Intersect(right), a => left.Contains(a) && right.Contains(a));
                Holds(universe, left.Subtract(right), a => left.Contains(a) && !right.Contains(a));
                Holds(universe, AddressSet.All.Subtract(left), a => !left.Contains(a));
                Assert.Equal(left, AddressSet.All.Subtract(AddressSet.All.Subtract(left)));
                Assert.Equal(AddressSet.All, left.Union(AddressSet.All.Subtract(left)));
                Assert.True(left.Subtract(left).IsEmpty);
                foreach (var range in one.Concat(two))
                    Assert.Equal(AddressSet.Of(range).Subtract(left).IsEmpty, left.Contains(range));
            },
            iter: _sets);

    [Fact]
    public void The_ends_of_a_family_do_not_run_over()
    {
        Assert.Equal(["0.0.0.0-255.255.255.255", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"], AddressSet.All.Ranges.Select(static r => r.ToString()));
        var ends = AddressSet.Of([IpRange.Parse("255.255.255.255", "255.255.255.255"), IpRange.Parse("::", "::"), IpRange.Parse("0.0.0.0", "0.0.0.0")]);
        Assert.Equal("0.0.0.0-0.0.0.0, 255.255.255.255-255.255.255.255, ::-::", ends.ToString());
        Assert.Equal("0.0.0.1-255.255.255.254, ::1-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", AddressSet.All.Subtract(ends).ToString());
        Assert.Equal(IpAddress.V4(0), ends.First);
        Assert.Throws<InvalidOperationException>(() => AddressSet.Empty.First);
    }

    private static void Holds(SmallUniverse universe, AddressSet set, Func<IpAddress, bool> expected)
    {
        Assert.All(universe.All, address => Assert.Equal(expected(address), set.Contains(address)));
        // As few ranges as can be, in their order: no two overlap or touch.
        for (var i = 1; i < set.Ranges.Count; i++)
        {
            Assert.True(set.Ranges[i - 1].Last < set.Ranges[i].First);
            Assert.False(AddressOrder.Touch(set.Ranges[i - 1].Last, set.Ranges[i].First));
        }
    }
}
