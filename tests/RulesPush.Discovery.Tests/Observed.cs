using System.Collections;
using System.Globalization;

namespace RulesPush.Discovery.Tests;

/// <summary>What was read, as text.</summary>
internal static class Observed
{
    public static List<ResourceRow> ReadAll(IResourceReader reader)
    {
        var rows = new List<ResourceRow>();
        while (reader.TryRead(out var row))
            rows.Add(row);
        return rows;
    }

    public static string Show(object? value) => value switch
    {
        null => "null",
        string text => text,
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        IEnumerable list => string.Join('|', list.Cast<object>().Select(Show)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
