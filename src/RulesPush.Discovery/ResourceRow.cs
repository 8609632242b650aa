namespace RulesPush.Discovery;

/// <summary>A row of a file of machines.</summary>
/// <param name="Line">The number of its (first) line, from 1.</param>
/// <param name="Raw">The row as it stands in the file.</param>
/// <param name="Resource">The machine; null where the row is rejected.</param>
/// <param name="Rejection">Why the row is rejected.</param>
internal readonly record struct ResourceRow(long Line, string Raw, Resource? Resource, string? Rejection)
{
    /// <summary>Why a row without the one property that identifies a machine is rejected.</summary>
    public const string NoName = "has no Name";

    public static ResourceRow Of(SourceLine line, Resource resource) => new(line.Number, line.Text, resource, null);

    public static ResourceRow Reject(SourceLine line, string why) => new(line.Number, line.Text, null, why);
}

/// <summary>Reads machines, row by row, in the order of the file.</summary>
internal interface IResourceReader : IDisposable
{
    /// <summary>Reads the next row; false at the end.</summary>
    bool TryRead(out ResourceRow row);
}
