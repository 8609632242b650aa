namespace RulesPush.Generators;

/// <summary>In which form the boundaries are in the assembly, which holds no more than 16 MB of strings (CS8103).</summary>
/// <param name="AreRowsUtf8">Whether the rows of files are bytes, for which the compiler takes longer.</param>
/// <param name="HasMaps">Whether the flattened boundaries are in it; else the pack flattens the rows when it starts.</param>
internal sealed record BoundaryTexts(bool AreRowsUtf8, bool HasMaps)
{
    /// <summary>Of the 8 million characters that an assembly holds, the others are for what else is in the project, boundaries in attributes included.</summary>
    private const long MostCharacters = 5 * 1024 * 1024;

    /// <summary>Rows are strings as far as there is room, and then the maps: a start flattens the rows sooner than a compiler makes nodes of bytes.</summary>
    /// <param name="rows">The characters of all rows.</param>
    /// <param name="sites">How many sites there are.</param>
    /// <param name="maps">The characters of the maps.</param>
    public static BoundaryTexts For(long rows, int sites, long maps)
    {
        var areRowsUtf8 = rows > MostCharacters;
        return new BoundaryTexts(areRowsUtf8, sites > 0 && (areRowsUtf8 ? 0 : rows) + maps <= MostCharacters);
    }
}
