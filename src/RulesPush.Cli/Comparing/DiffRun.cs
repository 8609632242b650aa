using RulesPush.Cli.Deciding;
using RulesPush.Cli.Output;
using RulesPush.Model;
using RulesPush.Sites.Sqlite;
using Spectre.Console;

namespace RulesPush.Cli.Comparing;

/// <summary>How a diff is written.</summary>
internal enum DiffFormat
{
    Table,
    Json,
    Markdown,
}

/// <summary>Compares two versions of rules, for all machines that there could be and for those of an inventory.</summary>
internal sealed class DiffRun(CommandHost host, ErrorOutput error)
{
    /// <summary>A build may take longer than an editor: some seconds for the hardest of sites.</summary>
    private const int Steps = 10 * AnalysisBudget.DefaultSteps;

    public required string Old { get; init; }

    public required string New { get; init; }

    /// <summary>Opens the file of machines anew; null where there is none.</summary>
    public required Func<ResourceFile>? Resources { get; init; }

    /// <summary>Whether that can be opened more than once, which standard input cannot.</summary>
    public required bool IsRepeatable { get; init; }

    /// <summary>Where rejected rows go; null: standard error.</summary>
    public required string? Rejects { get; init; }

    /// <summary>The site database; null where there is none.</summary>
    public required string? Database { get; init; }

    public required DiffFormat Format { get; init; }

    /// <summary>The day of the comparison; null: today, and machines as of now.</summary>
    public required UtcDay? Today { get; init; }

    /// <summary>The exit code.</summary>
    public int Run()
    {
        using var database = Database is null ? null : SqliteSiteDatabase.OpenExisting(Database);
        var now = Today?.Noon ?? host.Clock.GetUtcNow();
        var before = new ComparedRules("the old rules", Old, host.LoadRules(Old, error), now);
        var after = new ComparedRules("the new rules", New, host.LoadRules(New, error), now);
        var inventory = CompareInventory(before, after, database);
        var diff = Prove(() => RuleDiff.Of(before.Pack, after.Pack, UtcDay.Of(now), new AnalysisBudget(Steps, host.Stop), inventory));
        Write(diff);
        foreach (var refuted in diff.Sites.Append(diff.All).Where(static s => s.IsRefuted))
        {
            error.Fail($"{refuted.Site ?? "all sites"}: the matchers refute a machine that was to show the difference. "
                + "Proof and matcher disagree, so that one of them is wrong: trust neither, and report it with both versions of the rules");
        }

        return diff.IsRefuted ? ExitCode.RulesHaveErrors : diff.IsEquivalent ? ExitCode.Done : ExitCode.RulesDiffer;
    }

    private InventoryDiff? CompareInventory(ComparedRules before, ComparedRules after, SqliteSiteDatabase? database)
    {
        if (Resources is null && database is null)
            return null;
        var diff = new InventoryDiff(before, after, Format == DiffFormat.Json ? int.MaxValue : DiffText.MostChanges);
        var (old, @new) = (before.Pack.Definition, after.Pack.Definition);
        if (database is not null)
        {
            new StoredInventory(database, error).Compare(old, @new, diff);
            return diff;
        }

        using var rejects = OutputFiles.Create(Rejects);
        new FileInventory(Resources!, IsRepeatable, error).Compare(old, @new, diff, rejects);
        return diff;
    }

    private RuleDiff Prove(Func<RuleDiff> prove)
    {
        if (!error.IsTerminal)
            return prove();
        return error.Console.Status().Start("Comparing the rules...", _ => prove());
    }

    private void Write(RuleDiff diff)
    {
        if (Format == DiffFormat.Markdown)
            Answer.Write(host, isJson: false, console => DiffMarkdown.Write(console.Profile.Out.Writer, diff), static _ => { });
        else
            Answer.Write(host, Format == DiffFormat.Json, console => DiffText.Draw(console, diff), json => DiffJson.Write(json, diff));
    }
}
