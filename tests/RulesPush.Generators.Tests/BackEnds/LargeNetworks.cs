using System.Globalization;
using System.Text;
using CsCheck;
using RulesPush.Generators.Tests.Running;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>
/// Many boundaries of many sites by file, nested, equal and crossing: the compiled pack and the reference assign machines
/// to the same sites. The machines stand at the ends of boundaries, inside, and one address beside.
/// </summary>
public sealed class LargeNetworks
{
    private const int Sites = 40;

    private static readonly int _factor = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 5 : 1;

    /// <summary>The first address, how many bits are left to the machines, and what sort of row it is.</summary>
    private static readonly Gen<(uint Network, int Bits, int Sort)> _row = Gen.Select(Gen.UInt, Gen.Frequency((30, Gen.Int[0, 8]), (1, Gen.Int[9, 16])), Gen.Int[0, 19]);

    [Theory]
    [InlineData(30, 250, 8)]
    [InlineData(1_000, 250, 3)]
    [InlineData(10_000, 250, 1)]
    [InlineData(100_000, 50, 1)]
    public void Assign_as_all_boundaries_asked_one_by_one(int count, int asked, int packs)
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(_row.Array[count], Gen.Int[0, Sites - 1].Array[count], Gen.Select(Gen.Int[0, count - 1].Array[1, 3], Gen.Int[0, 4], Gen.Int[0, 9]).Array[asked]).Sample(
            (rows, owners, machines) =>
            {
                // The fewer boundaries, the smaller the world: they meet.
                var world = Math.Min(31, 12 + BitLength(count));
                string[] boundaries = [.. rows.Select(row => Boundary(row, world))];
                var file = new StringBuilder("site,boundary\n");
                for (var i = 0; i < count; i++)
                    file.Append(CultureInfo.InvariantCulture, $"{Code(owners[i])},{boundaries[i]}\n");
                var generated = GeneratedPack.Generate(RulesProject.Of(string.Join('\n', owners.Distinct().Order().Select(Site))).With("/project/networks.csv", file.ToString()));
                var pack = generated.Load();
                foreach (var machine in machines.Select(m => Machine([.. m.Item1.Select(place => boundaries[place])], m.Item2, m.Item3)))
                {
                    var assignment = pack.Assign(machine);
                    Assert.Equal(ReferenceAssignment.Assign(pack.Definition, machine), assignment);
                    met.Count(assignment.Site is null ? "of no site" : assignment.IsRoaming ? "roaming" : "of a site");
                }
            },
            iter: packs * _factor,
            threads: 1,
            print: static input => $"{input.Item1.Length} boundaries, such as {string.Join(", ", input.Item1.Take(5))}"),
            "of no site", "roaming", "of a site");
    }

    /// <summary>The rows are read for a reason, and not to decide.</summary>
    [Fact]
    public void Are_not_read_to_decide()
    {
        const int Count = 20_000;
        var rows = Enumerable.Range(0, Count).Select(static i => $"S00,{IpAddress.V4(0x0A000000u + ((uint)i << 6))}/26");
        var pack = GeneratedPack.Generate(RulesProject.Of(Site(0)).With("/project/networks.csv", $"site,boundary\n{string.Join('\n', rows)}\n")).Load();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var again = (IRulePack)Activator.CreateInstance(pack.GetType())!;
        Assert.NotNull(again.Assign(new Resource { Name = "PC-1", IPAddresses = [IpAddress.V4(0x0A000040)] }).Site);
        var decided = GC.GetAllocatedBytesForCurrentThread();
        Assert.InRange(decided - before, 0, Count);
        Assert.Equal(Count, again.Definition.Sites.Single().Boundaries.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - decided, 50 * Count, 5_000 * Count);
    }

    /// <summary>Strings as far as there is room: first the rows, and then the intervals.</summary>
    [Theory]
    [InlineData(0, 0, 0, false, false)]
    [InlineData(2_000_000, 50, 2_500_000, false, true)]
    [InlineData(4_000_000, 50, 2_500_000, false, false)]
    [InlineData(6_000_000, 50, 2_500_000, true, true)]
    [InlineData(30_000_000, 50, 7_000_000, true, false)]
    public void Are_in_the_assembly_in_a_form_for_which_there_is_room(long rows, int sites, long maps, bool areRowsUtf8, bool hasMaps) =>
        Assert.Equal(new BoundaryTexts(areRowsUtf8, hasMaps), BoundaryTexts.For(rows, sites, maps));

    /// <summary>An assembly holds 16 MB of strings (CS8103): rows that could come near to it are written as UTF-8.</summary>
    [Theory]
    [InlineData(1_000, false)]
    [InlineData(90_000, true)]
    public void Are_compiled_however_long_their_text_is(int count, bool isUtf8)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(static i => string.Create(CultureInfo.InvariantCulture, $"Ünter den Linden {i:00000} ").PadRight(AdSiteBoundary.MaxNameLength, 'x'))];
        var file = $"site,boundary\n{string.Join('\n', names.Select(static name => $"S00,adsite:{name}"))}\n";
        var generated = GeneratedPack.Generate(RulesProject.Of(Site(0)).With("/project/networks.csv", file));
        Assert.Equal(isUtf8, generated.Sources.Any(static s => s.SourceText.ToString().Contains("\"\"\"u8", StringComparison.Ordinal)));
        var pack = generated.Load();
        Assert.Equal(names, pack.Definition.Sites.Single().Boundaries.Select(static b => ((AdSiteBoundary)b).SiteName));
        Assert.NotNull(pack.Assign(new Resource { Name = "PC-1", ADSiteName = names[^1] }).Site);
    }

    private static string Site(int number) =>
        $"[PrimarySite(\"{Code(number)}\"), {(number % 2 == 1 ? "RoamingBoundary" : "Boundary")}.File(\"networks.csv\", Key = \"{Code(number)}\")] public partial class Site{number};";

    private static string Code(int site) => $"S{site:00}";

    private static int BitLength(int count) => 32 - int.LeadingZeroCount(count);

    private static string Boundary((uint Network, int Bits, int Sort) row, int world)
    {
        var first = 0x0A000000u + (row.Network & (uint.MaxValue >> (32 - world)) & (uint.MaxValue << row.Bits));
        return row.Sort switch
        {
            < 11 => $"{IpAddress.V4(first)}/{32 - row.Bits}",
            < 15 => $"{IpAddress.V4(first + (row.Network >> 28))}-{IpAddress.V4(first + (row.Network >> 28) + (1u << row.Bits))}",
            < 17 => $"2001:db8:{row.Network % 64:x}::/{48 + row.Bits}",
            17 => $"2001:db8:{row.Network % 64:x}:1:{row.Network % 16:x}::/{80 + row.Bits}",
            18 => $"2001:db8:{row.Network % 64:x}::-2001:db8:{row.Network % 64:x}:{row.Network >> 20:x}::ffff",
            _ => $"adsite:Site-{row.Network % 5_000}",
        };
    }

    /// <summary>A machine with one address, or AD site, at each of some boundaries.</summary>
    private static Resource Machine(string[] boundaries, int where, int sort)
    {
        var adSites = boundaries.Where(static b => b.StartsWith("adsite:", StringComparison.Ordinal)).Select(static b => b[7..]);
        IpAddress[] addresses = [.. boundaries.Where(static b => !b.StartsWith("adsite:", StringComparison.Ordinal)).Select(b => At(Range(b), where))];
        return new Resource
        {
            Name = "PC-1",
            ADSiteName = sort < 5 ? adSites.FirstOrDefault() ?? "Elsewhere" : adSites.FirstOrDefault()?.ToUpperInvariant(),
            IPAddresses = sort == 0 ? null : [.. addresses.Where(a => sort % 2 == 1 || !a.IsV6)],
            IPv6Addresses = sort % 2 == 1 ? null : [.. addresses.Where(static a => a.IsV6)],
        };
    }

    private static IpRange Range(string boundary)
    {
        if (!boundary.Contains('-', StringComparison.Ordinal))
            return IpNetwork.Parse(boundary).Range;
        var ends = boundary.Split('-');
        return IpRange.TryCreate(IpAddress.Parse(ends[0]), IpAddress.Parse(ends[1]), out var range) ? range : throw new InvalidOperationException(boundary);
    }

    /// <summary>The address before a range, its first, one within, its last, and the one behind it.</summary>
    private static IpAddress At(IpRange range, int where) => where switch
    {
        0 => Moved(range.First, -1),
        1 => range.First,
        2 => Moved(range.First, 1),
        3 => range.Last,
        _ => Moved(range.Last, 1),
    };

    private static IpAddress Moved(IpAddress address, int by) => address.IsV6
        ? IpAddress.V6(address.High, unchecked(address.Low + (ulong)by))
        : IpAddress.V4(unchecked((uint)address.Low + (uint)by));
}
