using RulesPush.Cli.Analyzing;
using RulesPush.Cli.Output;
using RulesPush.Model;

namespace RulesPush.Cli.Comparing;

/// <summary>A diff as a comment on a pull request: short, with the machines folded away.</summary>
internal static class DiffMarkdown
{
    /// <summary>How long each of the two lists may be: a comment on GitHub has at most 65,536 characters.</summary>
    private const int LongestList = 28_000;

    public static void Write(TextWriter writer, RuleDiff diff)
    {
        var different = diff.Different.ToList();
        writer.Write($"### Push rules: {diff.Headline}\n\n");
        if (diff.Inventory is { } decided)
            writer.Write($"**{decided.Headline}.**\n\n");
        if (diff.IsRefuted)
            writer.Write("> [!CAUTION]\n> The matchers refute a machine below. Proof and matcher disagree: trust neither.\n\n");
        if (!diff.All.IsEquivalent || different.Count > 0)
            WriteSites(writer, different, diff.All);
        if (different.Count > 0 && diff.Equivalent.Any())
            writer.Write($"Equivalent: {string.Join(", ", diff.Equivalent.Select(static s => s.Site))}.\n\n");
        if (diff.Ends is { } ends)
            writer.Write($"{ends}.\n\n");
        if (diff.Methods.Count > 0)
            writer.Write($"Methods that are taken to say the same in both: {string.Join(", ", diff.Methods.Select(static m => MarkdownText.Code(m)))}.\n\n");
        if (diff.Inventory is { } inventory)
            Write(writer, inventory);
    }

    private static void WriteSites(TextWriter writer, List<ComparedSite> sites, ComparedSite all)
    {
        var rows = Fitting(sites.Select(Row));
        writer.Write("| Site | New rules | Only the new rules push to | Only the old rules push to |\n| --- | --- | --- | --- |\n");
        writer.Write(string.Concat(rows) + Row(all) + "\n");
        if (rows.Count < sites.Count)
            writer.Write($"These are the first {rows.Count} of {sites.Count} sites; `rulespush diff --format json` has all.\n\n");
    }

    private static string Row(ComparedSite site) =>
        $"| {site.Site ?? "**all**"} | {site.Relation} | {Cell(site.Difference.Gained, site.Gained)} | {Cell(site.Difference.Lost, site.Lost)} |\n";

    /// <summary>As many rows as fit.</summary>
    private static List<string> Fitting(IEnumerable<string> rows)
    {
        var length = 0;
        return [.. rows.TakeWhile(row => (length += row.Length) <= LongestList)];
    }

    private static string Cell(Resource? machine, ReplayVerdict? verdict) => machine is null ? "" : MarkdownText.Code(WitnessText.Of(machine)) + verdict switch
    {
        ReplayVerdict.Refuted => " **REFUTED by the matchers**",
        ReplayVerdict.LeftToMethod => " if a method says so",
        _ => "",
    };

    private static void Write(TextWriter writer, InventoryDiff inventory)
    {
        if (inventory.OtherReasons > 0)
            writer.Write($"{Answer.Number(inventory.OtherReasons)} more keep their outcome for another reason.\n\n");
        if (inventory.Rejected > 0)
            writer.Write($"{Answer.Number(inventory.Rejected)} rows were rejected: what becomes of them is not known.\n\n");
        if (inventory.Changed == 0)
            return;
        writer.Write("| Before | After | Machines |\n| --- | --- | ---: |\n");
        foreach (var (outcomes, machines) in inventory.Totals)
            writer.Write($"| {ShownDecision.NameOf(outcomes.Before)} | {ShownDecision.NameOf(outcomes.After)} | {Answer.Number(machines)} |\n");
        var rows = Fitting(inventory.Changes.Select(Row));
        var isCut = inventory.Changed > rows.Count;
        var which = isCut ? $"The first {rows.Count} of {Answer.Number(inventory.Changed)} machines" : "The machines";
        // A blank line within is what makes GitHub read Markdown there.
        writer.Write($"\n<details><summary>{which}</summary>\n\n| Machine | Before | After | Why before | Why now |\n| --- | --- | --- | --- | --- |\n");
        writer.Write(string.Concat(rows));
        writer.Write($"\n{(isCut ? "`rulespush diff --format json` has all.\n\n" : "")}</details>\n");
    }

    private static string Row(ChangedMachine change) =>
        $"| {MarkdownText.Code(change.Name, 64)} | {change.Before.Text} | {change.After.Text} | "
        + $"{MarkdownText.Code(change.Before.Reason)} | {MarkdownText.Code(change.After.Reason)} |\n";
}
