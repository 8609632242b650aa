using RulesPush.Cli.Output;

namespace RulesPush.Cli.Running;

/// <summary>Runs a hierarchy until nothing is due, or until it is told to stop.</summary>
internal sealed class Run(CommandHost host, ErrorOutput error, RulesInForce rules, ISiteDatabase database)
{
    /// <summary>How long to wait at most: somebody may put a file into a folder, or retry a request by another command.</summary>
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(2);

    private readonly object _noticing = new();
    private bool _hasProblems;

    public required IReadOnlyList<string> Discover { get; init; }

    public required bool IsOnce { get; init; }

    public required int? MaxNewRequests { get; init; }

    public required bool IsJson { get; init; }

    /// <summary>Works, writes the summary, and returns the exit code.</summary>
    public int Work(IInstaller? installer, IAccountSource accounts, IManagementPointProbe probe, CancellationToken stop)
    {
        var started = host.Clock.GetTimestamp();
        var sources = DiscoverySources.Create(Discover, rules, host.Clock, error);
        using var hierarchy = new RunningHierarchy(rules, database, new HierarchyOptions
        {
            Clock = host.Clock,
            Sources = sources,
            Installer = installer,
            Accounts = accounts,
            ManagementPoints = probe,
            MaxNewRequests = MaxNewRequests,
            Notify = Notice,
        });
        LiveView.Show(error, database, hierarchy, view => WorkAsync(hierarchy, sources, view, stop).GetAwaiter().GetResult());
        if (stop.IsCancellationRequested)
            error.WriteLine("stopped; the next run goes on from here");
        new RunSummary(host, error, database, installer is null).Write(IsJson, host.Clock.GetElapsedTime(started));
        return _hasProblems ? ExitCode.SomeRefused : ExitCode.Done;
    }

    private async Task WorkAsync(RunningHierarchy hierarchy, IReadOnlyList<IDiscoverySource> sources, Action refresh, CancellationToken stop)
    {
        try
        {
            hierarchy.Start();
            while (true)
            {
                refresh();
                if (await hierarchy.WorkAsync(stop))
                    continue;
                if (hierarchy.RunningInstallations.Count > 0)
                    await Task.WhenAny(hierarchy.RunningInstallations.Append(Task.Delay(_longestWait, stop)));
                else if (IsOnce && !IsBeingWritten(sources))
                    return;
                else
                    await Task.Delay(WaitFor(hierarchy), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The installers have been told too; what they have done by now is stored.
            await Task.WhenAll(hierarchy.RunningInstallations).ContinueWith(static _ => { }, TaskScheduler.Default);
            hierarchy.Stop();
        }
    }

    /// <summary>Whether a folder has a file that is not whole yet: to end without it would be a surprise.</summary>
    private static bool IsBeingWritten(IReadOnlyList<IDiscoverySource> sources) =>
        sources.OfType<FolderDiscovery>().Any(static f => f.IsBeingWritten);

    private TimeSpan WaitFor(RunningHierarchy hierarchy)
    {
        var wait = hierarchy.NextDue() - host.Clock.GetUtcNow();
        return wait is { } known && known < _longestWait ? (known > TimeSpan.Zero ? known : TimeSpan.FromMilliseconds(10)) : _longestWait;
    }

    private void Notice(HierarchyNotice notice)
    {
        lock (_noticing)
        {
            _hasProblems |= notice.Kind == NoticeKind.Problem || notice.KeptAside > 0;
            error.WriteLine(VisibleText.Of(notice.Text));
            foreach (var change in notice.Changes)
                error.WriteLine($"  {change.Site}: {change.Before?.ToString() ?? "undecided"} -> {change.After}: {change.Count:N0}");
        }
    }
}
