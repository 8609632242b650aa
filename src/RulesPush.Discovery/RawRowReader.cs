using System.Text;
using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>Reads rows of CSV and JSONL files again that were kept aside.</summary>
/// <param name="rules">What declares the custom properties. Of others was warned when the row was first read.</param>
public sealed class RawRowReader(RulePackDefinition rules) : IRawRowReader
{
    /// <inheritdoc/>
    public DiscoveredRow Read(RawRow row, long number, string site, DateTimeOffset time)
    {
        DiscoveredRow Reject(string why) => new(number, row, null, why);

        if (row.Format == ResourceRow.CutFormat)
            return Reject("only the start of the row was kept, because it is too long; discover the machine again");
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(row.Header is null ? row.Text : $"{row.Header}\n{row.Text}"));
            using var reader = CreateReader(row.Format, stream);
            if (reader is null)
                return Reject($"the format {VisibleText.Quoted(row.Format)} is not known");
            if (!reader.TryRead(out var read))
                return Reject("is empty");
            return reader.TryRead(out _) && read.Rejection is null
                ? Reject("is more than one row")
                : read.ToDiscovered(row.Format, row.Header, site, time) with { Number = number, Raw = row };
        }
        catch (DiscoveryFileException e)
        {
            return Reject(e.Message);
        }
    }

    private IResourceReader? CreateReader(string format, Stream stream) =>
        Enum.TryParse<ResourceFormat>(format, ignoreCase: true, out var known)
            ? ResourceFile.CreateReader(known, "the row", stream, rules, RowPurpose.Ddr, static _ => { })
            : null;
}
