using RulesPush.Cli.Output;
using Spectre.Console;

namespace RulesPush.Cli.Administration;

/// <summary>The state of a hierarchy for a person to read.</summary>
internal static class StatusText
{
    public static void Draw(IAnsiConsole console, HierarchyFigures figures)
    {
        var table = Answer.Table(console, ["Discovery", "Decisions", "CCRs"], "Site", "Kind", "Discovery", "Push", "Resources", "Decisions", "CCRs", "Messages");
        foreach (var site in figures.Sites)
        {
            Answer.AddRow(
                table,
                new string(' ', 2 * site.Depth) + site.Site.Code,
                site.Site.IsSecondary ? "secondary" : "primary",
                site.Site.Discovery ?? "discovery off",
                site.Site.HasPush ? "on" : "off",
                Answer.Number(site.Resources),
                Counted(site.Decisions),
                Counted(site.Requests),
                Answer.Number(site.Messages));
        }

        Answer.AddRow(
            table, "all", "", "", "", Answer.Number(figures.Resources), Counted(figures.Decisions), Counted(figures.Requests), Answer.Number(figures.Messages));
        console.Write(table);
        if (figures.BadDdrs > 0)
            Answer.WriteLine(console, $"bad DDRs kept aside: {Answer.Number(figures.BadDdrs)}; see rulespush ddr list");
        if (figures.Requests.GetValueOrDefault(RequestState.Held) is > 0 and var held)
            Answer.WriteLine(console, $"CCRs held back by the brake: {Answer.Number(held)}; see rulespush ccr list --state held, and rulespush ccr release");
        if (figures.Intakes.Count > 0)
            console.Write(Intakes(console, figures.Intakes));
    }

    private static Table Intakes(IAnsiConsole console, IReadOnlyList<Occasion> intakes)
    {
        var table = Answer.Table(console, ["Latest intakes"], "Latest intakes", "Begun", "Rows", "State");
        foreach (var intake in intakes)
            Answer.AddRow(table, intake.Name, Answer.Time(intake.Time), $"to {Answer.Number(intake.Row)}", intake.IsFinished ? "finished" : "not finished");
        return table;
    }

    private static string Counted<T>(IReadOnlyDictionary<T, long> counts)
        where T : struct, Enum => string.Join(
            ", ",
            counts.Where(static c => c.Value > 0).OrderByDescending(static c => c.Value)
                .Select(static c => $"{Answer.Number(c.Value)} {(c.Key is RequestState state ? RequestText.Word(state) : c.Key.ToString())}"));
}
