using System.Globalization;
using System.Text;

namespace RulesPush.Benchmarks.Workloads;

/// <summary>
/// Rules of a company that does not exist: criteria of three to six conditions over twelve properties, sites that use
/// some of them each, and subnets in a boundary file. The same seed gives the same text.
/// </summary>
internal sealed class SyntheticRules(int criteria, int sites, int boundaries, int seed = 1)
{
    private static readonly string[] _domains = ["CORP", "EMEA", "APAC", "LATAM", "DMZ", "LAB", "PLANT", "RETAIL"];
    private static readonly string[] _groups = ["Pilot", "Ring1", "Ring2", "Kiosk", "Finance", "Design", "Support", "Devices"];

    /// <summary>What every class of criteria is called, before its number.</summary>
    public const string CriteriaName = "Criteria";

    /// <summary>The path of the boundary file, within the project.</summary>
    public const string BoundaryFile = "networks.csv";

    /// <summary>The declarations of the assembly.</summary>
    public static string Assembly => """
        global using RulesPush;
        [assembly: DiscoveryProperty("CostCenter", typeof(int))]
        [assembly: DiscoveryProperty("Agent", typeof(System.Version))]
        """;

    /// <summary>The text of each class, with a name for its file.</summary>
    public IEnumerable<(string Path, string Text)> Classes()
    {
        for (var i = 0; i < criteria; i++)
            yield return ($"{CriteriaName}{i}.cs", Criteria(i));
        for (var i = 0; i < sites; i++)
            yield return ($"Site{i}.cs", Site(i));
    }

    /// <summary>The rows of the boundary file: the code of a site, and a subnet of 64 addresses, with as many between it and the next.</summary>
    public string Boundaries()
    {
        var text = new StringBuilder("site,boundary\n");
        for (var i = 0; i < boundaries; i++)
        {
            var first = 0x0A000000u + ((uint)i * 128);
            text.Append(CultureInfo.InvariantCulture, $"{Code(i * sites / boundaries)},{first >> 24}.{(first >> 16) & 255}.{(first >> 8) & 255}.{first & 255}/26\n");
        }

        return text.ToString();
    }

    /// <summary>A class of criteria; another <paramref name="edit"/> says something else.</summary>
    public string Criteria(int number, int edit = 0)
    {
        var random = new Random(HashCode(number));
        var conditions = Enumerable.Range(0, 12).OrderBy(_ => random.Next()).Take(random.Next(3, 7)).Order().Select(kind => Condition(kind, random, number + (edit * 7)));
        return $"namespace Synthetic;\n[PushCriteria]\n{string.Join("\n", conditions)}\npublic partial class {CriteriaName}{number};\n";
    }

    private string Site(int number)
    {
        var used = Enumerable.Range(0, criteria / sites).Select(i => $"typeof({CriteriaName}{(number * (criteria / sites)) + i})");
        return $"namespace Synthetic;\n[PrimarySite(\"{Code(number)}\")]\n[Boundary.File(\"{BoundaryFile}\", Key = \"{Code(number)}\")]\n[ClientPush({string.Join(", ", used)})]\npublic partial class Site{number};\n";
    }

    private int HashCode(int number) => (seed * 1_000_003) + number;

    private static string Code(int site) => $"{(char)('A' + (site / 676))}{(char)('A' + (site / 26 % 26))}{(char)('A' + (site % 26))}";

    private static string Condition(int kind, Random random, int number) => kind switch
    {
        0 => random.Next(2) == 0 ? "[Require.SystemKind(SystemKind.Workstation)]" : "[Require.SystemKind(SystemKind.Server, SystemKind.Other)]",
        1 => $"[Require.OperatingSystem(\"*Windows*\", MinVersion = \"10.0.{19041 + (number % 4000)}\")]",
        2 => $"[Require.Name(\"{(char)('A' + (number % 26))}*\", \"*-{number % 100:00}*\")]",
        3 => $"[Require.Domain(\"{_domains[random.Next(8)]}\", \"{_domains[random.Next(8)]}X\")]",
        4 => $"[Require.AdSite(\"Site-{number % 50}\", \"Branch-{number % 7}*\")]",
        5 => $"[Require.OrganizationalUnit(\"*/DESKTOPS/{number % 40}*\")]",
        6 => $"[Require.Group(\"*\\\\{_groups[random.Next(8)]}\")]",
        7 => "[Exclude.Role(\"*Cluster*\")]",
        8 => $"[Require.IpSubnet(\"10.{number % 8}.0.0/16\", \"10.{8 + (number % 8)}.0.0/16\")]",
        9 => $"[Require.LastSeenWithin({7 + (number % 60)})]",
        10 => $"[Require.Property(\"CostCenter\", AtLeast = {number % 1000 * 10})]",
        _ => $"[Exclude.Name(\"*-LAB{number % 20}*\")]",
    };
}
