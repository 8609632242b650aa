using RulesPush.Cli.Output;
using Spectre.Console;

namespace RulesPush.Cli.Administration;

/// <summary>The life of a machine for a person to read.</summary>
internal static class MachineText
{
    private static readonly int _kindWidth = Enum.GetNames<HistoryKind>().Max(static n => n.Length);

    public static void Draw(IAnsiConsole console, IReadOnlyList<MachineLife> machines)
    {
        foreach (var machine in machines)
        {
            if (machine != machines[0])
                Answer.WriteLine(console, "");
            Draw(machine).Draw(console);
        }
    }

    private static TextTree Draw(MachineLife machine)
    {
        var tree = new TextTree($"{machine.Name}, resource {string.Join(" and ", machine.Numbers)}");
        foreach (var (_, resource) in machine.Stored.Where(static s => !s.Site.IsSecondary))
            AddProperties(tree.Add($"stored at {resource.Site}, serial {resource.Serial}, last discovered {Answer.Time(resource.Record.LastDiscovered)}"), resource);
        if (machine.Stored.Count > 0)
            AddDecisions(tree, machine);
        else
            tree.Add("removed: its primary site has it stored no more");
        // One story, however many sites: what one does follows from what another sent.
        var story = tree.Add("story");
        var siteWidth = machine.Story.Select(static e => e.Site.Length).DefaultIfEmpty().Max();
        foreach (var happened in machine.Story)
        {
            story.Add(
                $"{Answer.Time(happened.Time)}  {happened.Site.PadRight(siteWidth)}  {happened.Kind.ToString().PadRight(_kindWidth)}  {happened.Text}");
        }

        foreach (var request in machine.Requests)
            RequestText.AddDetails(tree.Add(RequestText.Title(request.Request)), request);
        if (machine.Requests.Count == 0)
            tree.Add("no CCR");
        return tree;
    }

    private static void AddDecisions(TextTree tree, MachineLife machine)
    {
        var decisions = tree.Add("decisions");
        foreach (var (_, resource) in machine.Stored)
        {
            decisions.Add(resource.Decision is { } decision
                ? $"{resource.Site}: {decision.Outcome}: {decision.Reason} (rules {decision.Pack}, {Answer.Time(decision.Time)})"
                : $"{resource.Site}: none yet");
        }

        var flags = tree.Add("install flag");
        foreach (var (_, resource) in machine.Stored)
            flags.Add($"{resource.Site}: {Flag(resource.InstallFlag)}");
    }

    private static void AddProperties(TextTree tree, StoredResource resource)
    {
        foreach (var (name, values) in resource.Record.Values)
        {
            if (values.Count == 0)
                tree.Add($"{name}: known to be empty");
            foreach (var said in values.GroupBy(static v => v.Source))
                tree.Add($"{name}: {string.Join("; ", said.Select(static v => v.Text))} ({said.Key.Agent} at {said.Key.Site}, {Answer.Time(said.Key.Time)})");
        }
    }

    private static string Flag(InstallFlag flag) =>
        flag.IsSet ? $"set {Answer.Time(flag.Changed)}" : flag.Changed == default ? "never set" : $"cleared {Answer.Time(flag.Changed)}";
}
