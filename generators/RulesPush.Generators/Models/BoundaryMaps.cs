using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Which site holds an address, over all sites: what is worked out while the project builds instead of when it starts.</summary>
/// <param name="Codes">The codes of the sites, in their order: the number of a site is its place, from 1.</param>
/// <param name="Sites">The site boundaries.</param>
/// <param name="Roaming">The roaming boundaries.</param>
internal sealed record BoundaryMaps(EquatableArray<string> Codes, BoundaryMap Sites, BoundaryMap Roaming)
{
    /// <summary>How much text they are.</summary>
    public int Characters => Sites.V4.Length + Sites.V6.Length + Roaming.V4.Length + Roaming.V6.Length;

    public static BoundaryMaps Of(ImmutableArray<Parsed<SiteModel>> parsed, ImmutableArray<SiteRows> rows)
    {
        var files = rows.ToDictionary(static r => r.Class.FullName, static r => r.Files, StringComparer.Ordinal);
        List<SiteModel> sites =
        [
            .. parsed.Select(static p => p.Model).OfType<SiteModel>()
                .OrderBy(static s => s.Definition.Code, StringComparer.Ordinal).ThenBy(static s => s.Class.FullName, StringComparer.Ordinal),
        ];
        return new BoundaryMaps(
            new EquatableArray<string>(sites.Select(static s => s.Definition.Code)),
            BoundaryMap.Of(sites.Select(s => s.Definition.Boundaries.Concat(OfFiles(s, isRoaming: false)))),
            BoundaryMap.Of(sites.Select(s => s.Definition.RoamingBoundaries.Concat(OfFiles(s, isRoaming: true)))));

        IEnumerable<BoundaryDefinition> OfFiles(SiteModel site, bool isRoaming) =>
            files.TryGetValue(site.Class.FullName, out var uses) ? uses.Where(f => f.Use.IsRoaming == isRoaming).SelectMany(static f => f.Boundaries) : [];
    }
}

/// <summary>The boundaries of one kind, flattened.</summary>
/// <param name="V4">The intervals of IPv4, each with its site, as generated rules hold them.</param>
/// <param name="V6">The intervals of IPv6, likewise.</param>
/// <param name="WithOthers">The numbers of the sites with boundaries that hold no addresses.</param>
internal sealed record BoundaryMap(string V4, string V6, EquatableArray<int> WithOthers)
{
    /// <summary>So many intervals have a line each, which can be reviewed; of more, several share one.</summary>
    private const int MostAlone = 100;

    private const int InLine = 8;

    /// <summary>Flattens the boundaries of sites, which stand in the order of their codes.</summary>
    public static BoundaryMap Of(IEnumerable<IEnumerable<BoundaryDefinition>> sites)
    {
        var (ranges, withOthers) = (new List<(IpRange, int)>(), new List<int>());
        foreach (var (boundaries, site) in sites.Select(static (boundaries, site) => (boundaries, site)))
        {
            var hasOthers = false;
            foreach (var boundary in boundaries)
            {
                if (boundary is AddressBoundary holder)
                    ranges.Add((holder.Range, site));
                else
                    hasOthers = true;
            }

            if (hasOthers)
                withOthers.Add(site + 1);
        }

        var (v4, v6) = AddressIntervals.Of(ranges);
        return new BoundaryMap(
            Text(v4, static first => Digits(first, "X8")),
            Text(v6, static first => Digits(first.High, "X16") + Digits(first.Low, "X16")),
            new EquatableArray<int>([.. withOthers]));
    }

    private static string Text<T>(IReadOnlyList<(T First, int Value)> intervals, Func<T, string> digits)
    {
        var text = new StringBuilder();
        for (var i = 0; i < intervals.Count; i++)
        {
            if (i > 0)
                text.Append(intervals.Count > MostAlone && i % InLine > 0 ? ' ' : '\n');
            text.Append(digits(intervals[i].First)).Append(':').Append(Digits(intervals[i].Value + 1, "X"));
        }

        return text.ToString();
    }

    private static string Digits(IFormattable number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
