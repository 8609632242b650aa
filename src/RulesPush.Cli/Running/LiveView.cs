using System.Diagnostics;
using RulesPush.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RulesPush.Cli.Running;

/// <summary>What a terminal shows while the hierarchy runs: the intake, resources, and requests by state at each site.</summary>
internal static class LiveView
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private static readonly RequestState[] _states = Enum.GetValues<RequestState>();

    /// <summary>Does <paramref name="work"/>, which says after each round that there may be news.</summary>
    public static void Show(ErrorOutput error, ISiteDatabase database, RunningHierarchy hierarchy, Action<Action> work)
    {
        if (!error.IsTerminal)
        {
            work(static () => { });
            return;
        }

        error.Display(console => console.Live(new Text("starting...")).AutoClear(true).Start(live =>
        {
            var last = Stopwatch.GetTimestamp();
            work(() =>
            {
                if (Stopwatch.GetElapsedTime(last) < _pause)
                    return;
                last = Stopwatch.GetTimestamp();
                live.UpdateTarget(Draw(database, hierarchy));
                live.Refresh();
            });
        }));
    }

    private static Rows Draw(ISiteDatabase database, RunningHierarchy hierarchy)
    {
        using var transaction = database.Begin();
        var table = new Table().Border(TableBorder.Rounded).AddColumns("site", "resources", "waiting messages");
        foreach (var state in _states)
            table.AddColumn(state.ToString().ToLowerInvariant());
        var requests = transaction.Requests.Count();
        var messages = transaction.Messages.CountWaiting();
        foreach (var site in KnownSites.Read(transaction))
        {
            table.AddRow(
            [
                site.Code,
                $"{transaction.Inventory.Count(site.Code):N0}",
                $"{messages.Where(m => m.Sender == site.Code).Sum(static m => m.Count):N0}",
                .. _states.Select(state => requests.Where(r => r.Site == site.Code && r.State == state).Sum(static r => r.Count)).Select(static n => n == 0 ? "" : $"{n:N0}"),
            ]);
        }

        var batch = hierarchy.CurrentBatch is { } current
            ? $"taking in {VisibleText.Of(current.Name)}{(current.Progress is { } progress ? $" {progress:P0}" : "")}"
            : "no intake";
        return new Rows((IRenderable[])
        [
            new Text($"{batch}; {hierarchy.RunningInstallations.Count} installations running; {transaction.BadDdrs.Count():N0} bad DDRs; Ctrl+C stops"),
            table,
        ]);
    }
}
