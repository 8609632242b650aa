using RulesPush.Cli.Deciding;
using RulesPush.Cli.Output;
using RulesPush.Model;

namespace RulesPush.Cli.Comparing;

/// <summary>The machines of a file, as both versions of the rules read them.</summary>
/// <param name="open">Opens the file anew.</param>
/// <param name="isRepeatable">Whether it can be opened again, which standard input cannot.</param>
/// <param name="error">Takes warnings and rejected rows.</param>
internal sealed class FileInventory(Func<ResourceFile> open, bool isRepeatable, ErrorOutput error)
{
    /// <summary>Decides on all machines; what is rejected goes where the rejects of a decision do.</summary>
    /// <exception cref="DiscoveryFileException">The file cannot be used.</exception>
    public void Compare(RulePackDefinition before, RulePackDefinition after, InventoryDiff diff, Stream? rejectsFile)
    {
        using var file = open();
        using var rejects = new RejectLog(file.Name, error, rejectsFile);
        // A property that one version declares as something else has to be read by each in its own way.
        var isReadTwice = before.Properties.Any(p => after.Properties.Any(q => IsOtherwise(p, q)));
        if (isReadTwice && !isRepeatable)
            throw new CommandFailure("the two versions declare a property as different types: --resources has to be a file, which can be read twice");
        using var again = isReadTwice ? open() : null;
        using var reader = new ReaderAhead(warn => file.CreateReader(isReadTwice ? before : Both(before, after), RowPurpose.Decision, warn), error.Warn);
        using var second = again?.CreateReader(after, RowPurpose.Decision, static _ => { });
        var rows = new ParallelRows<RowTwice, DecidedTwice>(unwanted => ReadTwice(reader, second, unwanted), () =>
            some => [.. some.Select(r => diff.Decide(r.Before.Row.Resource, r.After.Resource))]);
        try
        {
            ProgressReport.Show(error, file, error.IsTerminal, advance =>
            {
                foreach (var (row, decided) in rows.Work())
                {
                    if (row.Before.Warning is { } warning)
                        error.Warn(warning);
                    else if ((row.Rejection ?? diff.Add(row.Before.Row.Resource!.Name ?? "", decided, rejectsFailures: true)) is { } why)
                        rejects.Add(row.Before.Row, why);
                    advance();
                }
            });
        }
        finally
        {
            rejects.Flush();
        }

        diff.Rejected = rejects.Count;
    }

    private static List<RowTwice>? ReadTwice(ReaderAhead reader, IResourceReader? second, CancellationToken unwanted)
    {
        if (reader.Read(unwanted) is not { } rows)
            return null;
        var both = new List<RowTwice>(rows.Count);
        foreach (var row in rows)
        {
            var other = row.Row;
            if (row.Warning is null)
                second?.TryRead(out other);
            both.Add(new RowTwice(row, other));
        }

        return both;
    }

    private static RulePackDefinition Both(RulePackDefinition before, RulePackDefinition after) => after with
    {
        Properties = new(before.Properties.Concat(after.Properties).DistinctBy(static p => p.Name, StringComparer.OrdinalIgnoreCase)),
    };

    /// <summary>A row as each version reads it.</summary>
    private readonly record struct RowTwice(ReadRow Before, ResourceRow After)
    {
        public string? Rejection => Before.Row.Rejection ?? After.Rejection;
    }

    private static bool IsOtherwise(PropertyDefinition one, PropertyDefinition other) =>
        string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase) && one != other;
}
