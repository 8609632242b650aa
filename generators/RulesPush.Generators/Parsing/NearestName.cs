namespace RulesPush.Generators;

/// <summary>Guesses which name the author of a misspelt one meant.</summary>
internal static class NearestName
{
    /// <summary>The name that is fewest edits away, ignoring case; null where none is near.</summary>
    public static string? Of(string misspelt, IEnumerable<string> names) =>
        names.Where(name => Math.Abs(name.Length - misspelt.Length) <= Tolerance(name))
            .Select(name => (Name: name, Edits: Edits(misspelt.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(static n => n.Edits <= Tolerance(n.Name))
            .OrderBy(static n => n.Edits)
            .Select(static n => n.Name)
            .FirstOrDefault();

    private static int Tolerance(string name) => Math.Max(1, name.Length / 3);

    /// <summary>The number of characters to insert, delete or replace.</summary>
    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
