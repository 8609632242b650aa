namespace RulesPush.Model.Tests.Analysis;

/// <summary>Machines to hold a small pack against: every combination of the values of what it reads, and what holds for which of them.</summary>
internal sealed class Universe(RulePackDefinition pack, DateTimeOffset now)
{
    /// <summary>Of more combinations than this a part is taken, of every pack another.</summary>
    private const int Largest = 200;

    private readonly List<Resource> _machines = [.. Of(pack, now)];
    private readonly Dictionary<(ConditionTest, bool), bool[]> _holds = [];
    private readonly Dictionary<string, bool[]> _reached = [];

    public int Count => _machines.Count;

    public Resource Machine(int place) => _machines[place];

    /// <summary>The machines that differ in one property.</summary>
    public IEnumerable<Resource> Neighbours(Resource machine) =>
        from axis in Axes(pack, now).Concat(_names)
        from value in axis
        let other = value(machine)
        where MachineProperties.Differing(pack, machine, other).Count == 1
        select other;

    /// <summary>Whether the criteria certainly match each machine.</summary>
    public bool[] Matches(CriteriaDefinition criteria)
    {
        var all = Enumerable.Repeat(true, Count).ToArray();
        foreach (var condition in criteria.Conditions.Where(c => c.Until?.IsOver(now) != true))
        {
            var holds = Holds(condition);
            for (var i = 0; i < all.Length; i++)
                all[i] &= holds[i];
        }

        return all;
    }

    /// <summary>Whether the site pushes to each machine by any of these criteria.</summary>
    public bool[] Pushed(SiteDefinition site, IEnumerable<CriteriaDefinition> criteria)
    {
        var by = criteria.Select(Matches).ToList();
        return [.. Reached(site).Select((reached, i) => reached && by.Any(m => m[i]))];
    }

    /// <summary>Whether the site would push to each machine if it had no criteria, which is what comes before them.</summary>
    public bool[] Reached(SiteDefinition site)
    {
        if (!_reached.TryGetValue(site.Code, out var reached))
        {
            var without = pack with { Sites = new(pack.Sites.Select(s => s.Code == site.Code ? s with { ClientPush = s.ClientPush! with { Criteria = default } } : s)) };
            _reached.Add(site.Code, reached = [.. _machines.Select(m => ReferenceDecision.Decide(without, m, now) is { Outcome: Outcome.Push } d && d.Site?.Code == site.Code)]);
        }

        return reached;
    }

    private bool[] Holds(Condition condition)
    {
        if (!_holds.TryGetValue((condition.Test, condition.IsExclude), out var holds))
            _holds.Add((condition.Test, condition.IsExclude), holds = [.. _machines.Select(m => ReferenceCriteria.Evaluate(condition, m, now) == Truth.True)]);
        return holds;
    }

    /// <summary>What a machine is addressed by, besides its addresses.</summary>
    private static readonly IReadOnlyList<Func<Resource, Resource>>[] _names =
    [
        Axis<string?>(["xyz", null, "a"], static (m, v) => m with { NetBiosName = v }),
        Axis<IReadOnlyList<string>?>([null, [], ["xyz.example"], ["b"]], static (m, v) => m with { ResourceNames = v }),
    ];

    private static readonly string?[] _texts = [null, .. Words(3)];

    private static readonly string?[] _systems =
    [
        null, "Linux", "X", "Microsoft Windows NT Workstation", "Microsoft Windows NT Workstation 10.0.5", "Microsoft Windows NT Server 10.0.6", "Windows 9.9",
        "NT Advanced Server 10.0", "Server 2022", "Windows 10.1", "Windows 10.0.0", "Windows 10.0 (5)", "NT Server 10.0.4 ", "Linux 10.0.1", "Linux 2147483648.1", "Linux 11",
    ];

    private static readonly IReadOnlyList<string>?[] _lists = [null, [], .. Words(3).Select(static w => (string[])[w]), ["a", "b"], ["ab", "ba"], ["aa", "b", "abb"]];

    private static readonly IReadOnlyList<string>?[] _roles = [null, [], ["domain controller"], ["a"], ["b"], ["domain", "ab"]];

    private static readonly IReadOnlyList<IpAddress>?[] _addresses =
    [
        null, [], .. Enumerable.Range(0, 9).Select(static i => (IpAddress[])[IpAddress.V4(0x0A000000u + (uint)i)]),
        [IpAddress.Parse("10.0.0.0"), IpAddress.Parse("10.0.0.5")], [IpAddress.Parse("10.0.0.9"), IpAddress.Parse("10.0.0.2")],
        [IpAddress.Parse("2001:db8::1")], [IpAddress.Parse("2001:db8::3"), IpAddress.Parse("10.0.0.6")],
    ];

    /// <summary>Those of the packs in both orders, the first of which decides.</summary>
    private static readonly IReadOnlyList<IpAddress>?[] _subnetIds =
    [
        null, [IpAddress.Parse("10.0.0.0")], [IpAddress.Parse("10.9.0.0")], [IpAddress.Parse("10.9.0.0"), IpAddress.Parse("10.0.0.0")],
        [IpAddress.Parse("10.0.0.0"), IpAddress.Parse("10.9.0.0")], [IpAddress.Parse("10.7.0.0")],
    ];

    private static IEnumerable<Resource> Of(RulePackDefinition pack, DateTimeOffset now)
    {
        var axes = Axes(pack, now).ToList();
        var count = axes.Aggregate(1L, static (n, axis) => n * axis.Count);
        // Where there are too many, steps that share no factor with any axis come by every value of each.
        var step = count <= Largest ? 1 : (count / Largest) | 1;
        for (var i = step == 1 ? 0 : (uint)pack.Criteria.GetHashCode() % step; i < count; i += step)
        {
            var (machine, rest) = (new Resource { NetBiosName = "xyz" }, i);
            foreach (var axis in axes)
            {
                machine = axis[(int)(rest % axis.Count)](machine);
                rest /= axis.Count;
            }

            yield return machine;
        }
    }

    private static IEnumerable<IReadOnlyList<Func<Resource, Resource>>> Axes(RulePackDefinition pack, DateTimeOffset now)
    {
        var tests = pack.Criteria.SelectMany(static c => c.Conditions).Select(static c => c.Test).ToList();
        if (tests.Any(static t => t is SystemKindTest or OperatingSystemTest))
            yield return Axis(_systems, static (m, v) => m with { OperatingSystemNameAndVersion = v });
        else
            yield return Axis(["Windows", null], static (m, v) => m with { OperatingSystemNameAndVersion = v });
        if (tests.Any(static t => t is TextTest { Subject: TextSubject.Role }))
            yield return Axis(_roles, static (m, v) => m with { SystemRoles = v });
        if (tests.Any(static t => t is TextTest { Subject: TextSubject.Name }))
            yield return Axis(_texts, static (m, v) => m with { Name = v });
        if (tests.Any(static t => t is TextTest { Subject: TextSubject.Group }))
            yield return Axis(_lists, static (m, v) => m with { SystemGroupName = v });
        yield return Axis(_addresses, static (m, v) => m with { IPAddresses = v });
        if (tests.Any(static t => t is IpSubnetTest { ReadsIPv6Addresses: true }))
            yield return Axis<IReadOnlyList<IpAddress>?>([null, [], [IpAddress.Parse("2001:db8::2")]], static (m, v) => m with { IPv6Addresses = v });
        yield return Axis(["a", null, "b", "ab", "c"], static (m, v) => m with { ADSiteName = v });
        yield return Axis(_subnetIds, static (m, v) => m with { IPSubnets = v });
        if (tests.Any(static t => t is LastSeenWithinTest))
            yield return Axis<double?>([null, -1, 0.5, 1, 5, 7, 29, 31], (m, v) => v < 0 ? m with { AgentTime = [] } : v is { } days ? m with { AgentTime = [now.AddDays(-days)] } : m);
        foreach (var property in tests.OfType<PropertyTest>().Select(static t => t.Property).Distinct())
        {
            object?[] values = property.Type switch
            {
                PropertyType.Int32 => [null, -1, 0, 1, 2, 3, 4, 5],
                PropertyType.Double => [null, -1.0, 0.0, double.Epsilon, 1.0, 1.5, 2.0],
                PropertyType.Boolean => [null, true, false],
                PropertyType.Version => [null, new Version(1, 1), new Version(1, 2), new Version(1, 2, 0), new Version(1, 2, 0, 0), new Version(1, 2, 0, 1), new Version(1, 3), new Version(2, 0)],
                _ => [null, "a", "ab", "A*", "?", "b", "ba", "aab", "abab"],
            };
            yield return Axis(values, (m, v) => v is null ? m : FiniteDimensions.Copy(property, FiniteDimensions.Reports(property, v), m));
        }
    }

    private static List<Func<Resource, Resource>> Axis<T>(IEnumerable<T> values, Func<Resource, T, Resource> set) =>
        [.. values.Select(value => (Func<Resource, Resource>)(machine => set(machine, value)))];

    private static IEnumerable<string> Words(int longest) => longest == 0 ? [] :
        Words(longest - 1).Append("").Distinct().SelectMany(static w => new[] { w + "a", w + "b", w + "c" }).Concat(Words(longest - 1)).Distinct();
}
