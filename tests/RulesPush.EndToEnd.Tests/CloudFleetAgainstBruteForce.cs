using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace RulesPush.EndToEnd.Tests;

/// <summary>The command on 100,000 addresses, half of them on the edges of prefixes, against every prefix asked one by one.</summary>
[Collection(OneAtATime.Name)]
public sealed class CloudFleetAgainstBruteForce
{
    private const int Addresses = 100_000;

    [Fact]
    public async Task Every_machine_belongs_to_the_region_of_the_smallest_prefix()
    {
        var prefixes = File.ReadLines(Repository.PathOf("examples", "CloudFleet", "aws-boundaries.csv")).Skip(1)
            .Select(static line => line.Split(','))
            .Select(static row => new Prefix(row[0], IPNetwork.Parse(row[1])))
            .ToArray();
        var addresses = RandomAddresses(prefixes).Take(Addresses).ToArray();

        using var folder = new TemporaryFolder();
        var machines = folder.Write("machines.csv", "Name,IPAddresses\n" + string.Concat(addresses.Select(static (a, i) => $"M{i},{a}\n")));
        var output = Path.Combine(folder.Path, "decisions.jsonl");
        var run = await Run.Command("decide", "--rules", Repository.ExampleAssembly("CloudFleet"), "--resources", machines, "--format", "jsonl", "--output", output);
        run.EndsWith(0);

        var regionOfSite = RegionsOfSites();
        var decided = 0;
        foreach (var line in File.ReadLines(output))
        {
            var site = JsonDocument.Parse(line).RootElement.GetProperty("site").GetString();
            var expected = Region(prefixes, addresses[decided]);
            Assert.True(expected == (site is null ? null : regionOfSite[site]), $"{addresses[decided]} is in {expected ?? "no region"}, and was decided as {line}");
            decided++;
        }

        Assert.Equal(Addresses, decided);
    }

    private static string? Region(Prefix[] prefixes, IPAddress address)
    {
        Prefix? smallest = null;
        var bits = Prefix.BitsOf(address);
        foreach (var prefix in prefixes)
        {
            if (prefix.Family == address.AddressFamily && bits >= prefix.First && bits <= prefix.Last && (smallest is null || prefix.Length > smallest.Length))
                smallest = prefix;
        }

        return smallest?.Region;
    }

    private static IEnumerable<IPAddress> RandomAddresses(Prefix[] prefixes)
    {
        var random = new Random(20261122);
        while (true)
        {
            var prefix = prefixes[random.Next(prefixes.Length)];
            // On an edge or one beside it; then anywhere within; now and then anywhere at all.
            yield return prefix.Address(random.Next(4) switch { 0 => prefix.First, 1 => prefix.Last, 2 => prefix.First - 1, _ => prefix.Last + 1 });
            var bytes = new byte[prefix.Family == AddressFamily.InterNetwork ? 4 : 16];
            random.NextBytes(bytes);
            yield return random.Next(10) == 0
                ? new IPAddress(bytes)
                : prefix.Address(prefix.First + (Prefix.BitsOf(new IPAddress(bytes)) % (prefix.Last - prefix.First + 1)));
        }
    }

    /// <summary>Read from the source of the example, and not by the product that is tested.</summary>
    private static Dictionary<string, string> RegionsOfSites()
    {
        var quoted = File.ReadAllText(Repository.PathOf("examples", "CloudFleet", "Regions.cs"))
            .Split("Site(\"").Skip(1)
            .Select(static part => part.Split('"'));
        return quoted.ToDictionary(static q => q[0], static q => q[Array.IndexOf(q, "aws-boundaries.csv") + 2]);
    }

    private sealed record Prefix(string Region, IPNetwork Network)
    {
        public AddressFamily Family { get; } = Network.BaseAddress.AddressFamily;

        public int Length { get; } = Network.PrefixLength;

        public UInt128 First { get; } = BitsOf(Network.BaseAddress);

        public UInt128 Last { get; } = BitsOf(Network.BaseAddress)
            | ((UInt128.One << ((Network.BaseAddress.GetAddressBytes().Length * 8) - Network.PrefixLength)) - 1);

        public static UInt128 BitsOf(IPAddress address) =>
            address.GetAddressBytes().Aggregate(UInt128.Zero, static (bits, b) => (bits << 8) | b);

        public IPAddress Address(UInt128 bits)
        {
            var bytes = new byte[Family == AddressFamily.InterNetwork ? 4 : 16];
            for (var i = bytes.Length - 1; i >= 0; i--, bits >>= 8)
                bytes[i] = (byte)bits;
            return new IPAddress(bytes);
        }
    }
}
