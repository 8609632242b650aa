using RulesPush.Sites;

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

    /// <summary>The format of a row of which only the start is kept: read as it is, it might pass for a whole one.</summary>
    public const string CutFormat = "cut";

    /// <summary>Whether <see cref="Raw"/> is only the start of a line that is too long.</summary>
    public bool IsCut { get; private init; }

    public bool? FullReplace { get; private init; }

    public bool LowConfidence { get; private init; }

    public static ResourceRow Of(SourceLine line, ResourceDraft draft, MergeFlags flags) =>
        new(line.Number, line.Text, draft.ToResource(), null) { FullReplace = flags.FullReplace, LowConfidence = flags.LowConfidence };

    public static ResourceRow Reject(SourceLine line, string why) => new(line.Number, line.Text, null, why) { IsCut = line.IsTooLong };

    /// <summary>The row as a batch gives it.</summary>
    public DiscoveredRow ToDiscovered(string format, string? header, string site, DateTimeOffset time)
    {
        var ddr = Resource is null ? null
            : new Ddr { Seen = Resource, Site = site, Time = time, FullReplace = FullReplace, LowConfidence = LowConfidence };
        return new DiscoveredRow(Line, new RawRow(IsCut ? CutFormat : format, header, Raw), ddr, Rejection);
    }
}

/// <summary>Reads machines, row by row, in the order of the file.</summary>
internal interface IResourceReader : IDisposable
{
    /// <summary>The line that the rows need to be read again; null where they need none.</summary>
    string? Header { get; }

    /// <summary>Passes over the rows that start at or before line <paramref name="last"/>, without reading their values.</summary>
    void Skip(long last);

    /// <summary>Reads the next row; false at the end.</summary>
    bool TryRead(out ResourceRow row);
}
