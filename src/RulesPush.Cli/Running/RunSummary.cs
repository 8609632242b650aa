using RulesPush.Cli.Administration;
using RulesPush.Cli.Output;
using Spectre.Console;

namespace RulesPush.Cli.Running;

/// <summary>What a run leaves: the status, and after a dry run what a real one would do first.</summary>
internal sealed class RunSummary(CommandHost host, ErrorOutput error, ISiteDatabase database, bool isDryRun)
{
    private const int ShownPlans = 5;

    public void Write(bool isJson, TimeSpan elapsed)
    {
        var figures = database.Read(HierarchyFigures.Read);
        Answer.Write(host, isJson, console => Draw(console, figures), json => StatusJson.Write(json, figures));
        error.WriteLine($"{elapsed.TotalSeconds:N1} s");
    }

    private void Draw(IAnsiConsole console, HierarchyFigures figures)
    {
        StatusText.Draw(console, figures);
        if (!isDryRun)
            return;
        var due = database.Read(static t => t.Requests.List(RequestState.Incoming));
        if (due.Count == 0)
            return;
        Answer.WriteLine(console, $"Dry run: nothing was installed. {Answer.Number(due.Count)} CCRs wait for a run with --installer command or ssh, such as");
        foreach (var request in due.Take(ShownPlans))
            Answer.WriteLine(console, $"  CCR {request.Id} of {request.Site}: {request.Plan}");
    }
}
