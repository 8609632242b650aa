using RulesPush.Cli.Analyzing;
using RulesPush.Cli.Output;
using RulesPush.Model;
using Spectre.Console;

namespace RulesPush.Cli.Comparing;

/// <summary>A diff for a person to read.</summary>
internal static class DiffText
{
    /// <summary>More changed machines nobody reads one by one.</summary>
    public const int MostChanges = 50;

    public static void Draw(IAnsiConsole console, RuleDiff diff)
    {
        foreach (var site in diff.Different.Append(diff.All).Where(static s => !s.IsEquivalent))
        {
            Draw(console, site);
            Answer.WriteLine(console, "");
        }

        Answer.WriteLine(console, diff.Headline);
        if (diff.Equivalent.Any() && diff.Different.Any())
            Answer.WriteLine(console, $"equivalent: {string.Join(", ", diff.Equivalent.Select(static s => s.Site))}");
        if (diff.Ends is { } ends)
            Answer.WriteLine(console, ends);
        if (diff.Methods.Count > 0)
            Answer.WriteLine(console, Assumption(diff));
        if (diff.Inventory is { } inventory)
            Draw(console, inventory);
    }

    /// <summary>What no proof looks into.</summary>
    public static string Assumption(RuleDiff diff) => $"methods that are taken to say the same in both: {string.Join(", ", diff.Methods)}";

    /// <summary>What the matchers of both versions say.</summary>
    public static string Of(ReplayVerdict verdict) => verdict switch
    {
        ReplayVerdict.Confirmed => "both matchers confirm it",
        ReplayVerdict.Refuted => "THE MATCHERS REFUTE IT",
        _ => "a [Condition] method decides: this machine shows it only where the method says so",
    };

    private static void Draw(IAnsiConsole console, ComparedSite site)
    {
        var tree = new TextTree($"{site.Site ?? "all sites together"}: {site.Relation}");
        foreach (var (what, machine, verdict) in site.Witnesses)
            tree.Add(what, WitnessText.Of(machine), Of(verdict));
        if (site.Difference.Relation == PushRelation.NotProved)
            tree.Add("not proved: the comparison takes more steps than it may, or a property is declared as another type");
        tree.Draw(console);
    }

    private static void Draw(IAnsiConsole console, InventoryDiff inventory)
    {
        Answer.WriteLine(console, "");
        Answer.WriteLine(console, inventory.Headline);
        if (inventory.OtherReasons > 0)
            Answer.WriteLine(console, $"{Answer.Number(inventory.OtherReasons)} more keep their outcome for another reason: by other criteria, another condition or another entry");
        if (inventory.Rejected > 0)
            Answer.WriteLine(console, $"{Answer.Number(inventory.Rejected)} rows were rejected: what becomes of them is not known");
        if (inventory.Changed == 0)
            return;
        var totals = Answer.Table(console, [], "Before", "After", "Machines");
        foreach (var (outcomes, machines) in inventory.Totals)
            Answer.AddRow(totals, ShownDecision.NameOf(outcomes.Before), ShownDecision.NameOf(outcomes.After), Answer.Number(machines));
        console.Write(totals);
        var changes = Answer.Table(console, ["Why before", "Why now"], "Machine", "Before", "After", "Why before", "Why now");
        foreach (var change in inventory.Changes)
            Answer.AddRow(changes, change.Name, change.Before.Text, change.After.Text, change.Before.Reason, change.After.Reason);
        console.Write(changes);
        if (inventory.Changed > inventory.Changes.Count)
            Answer.WriteLine(console, $"these are the first {inventory.Changes.Count} of {Answer.Number(inventory.Changed)}; --format json has all");
    }
}
