using System.Globalization;
using RulesPush.Benchmarks.Goals;

namespace RulesPush.Benchmarks.Curves;

/// <summary>Both curves: the picture in a file, the figures as a table in Markdown.</summary>
internal static class CurveReport
{
    public static void Write(Pace pace, string path)
    {
        var boundaries = All("boundaries", BoundaryCurve.Measure(pace));
        var criteria = All("criteria", CriteriaCurve.Measure(pace));
        File.WriteAllText(path, CurveDrawing.Draw([("One IPv4 address looked up", "boundaries", boundaries), ("One decision by criteria", "criteria of the site", criteria)]));
        Console.WriteLine("| | look-up, decision | memory | first decision | build |\n| --- | --- | --- | --- | --- |");
        foreach (var (what, point) in boundaries.Select(static p => ("boundaries", p)).Concat(criteria.Select(static p => ("criteria", p))))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {point.Size:N0} {what} | {point.Nanoseconds:0.0} ns | {Math.Max(0, point.Megabytes):0.00} MB | {point.FirstMilliseconds:0.0} ms | {point.BuildSeconds:0.0} s |"));
    }

    private static List<CurvePoint> All(string what, IEnumerable<CurvePoint> points)
    {
        List<CurvePoint> all = [];
        foreach (var point in points)
        {
            all.Add(point);
            Console.Error.WriteLine($"{point.Size} {what}");
        }

        return all;
    }
}
