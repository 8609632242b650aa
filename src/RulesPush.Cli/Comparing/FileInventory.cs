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
        try
        {
            ProgressReport.Show(error, file, error.IsTerminal, advance =>
            {
                while (reader.TryRead(out var row))
                {
                    var other = row;
                    second?.TryRead(out other);
                    if (Reject(row, other, diff) is { } why)
                        rejects.Add(row, why);
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

    private static string? Reject(ResourceRow row, ResourceRow other, InventoryDiff diff) =>
        row.Resource is not { } asOld ? row.Rejection
        : other.Resource is not { } asNew ? other.Rejection
        : diff.Add(asOld.Name ?? "", asOld, asNew, rejectsFailures: true);

    private static RulePackDefinition Both(RulePackDefinition before, RulePackDefinition after) => after with
    {
        Properties = new(before.Properties.Concat(after.Properties).DistinctBy(static p => p.Name, StringComparer.OrdinalIgnoreCase)),
    };

    private static bool IsOtherwise(PropertyDefinition one, PropertyDefinition other) =>
        string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase) && one != other;
}
