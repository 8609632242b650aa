namespace RulesPush.Sites.Tests.Properties;

/// <summary>What a sequence ended in.</summary>
internal static class Outcomes
{
    /// <summary>What the sequences must have met, or the laws would have held for nothing.</summary>
    public static string[] Expected { get; } =
    [
        .. Enum.GetValues<Outcome>().Except([Outcome.RoamingOnly]).Select(static o => $"decided {o}"),
        "PdrIgnored: ends here", "PdrIgnored: stale", "PdrSent: held before", "RequestClosed: cancelled by the rules", "RequestClosed: by hand",
        "RequestClosed: permanent", "RequestClosed: given up", "RequestClosed: installed", "RequestClosed: the client reports",
        "RequestChanged: the wizard joined", "RequestCreated: chosen in the wizard", "WizardRefused", "InstallFlagChanged: cleared",
        "InstallFlagChanged: reported", "link was down", "link ReportsFailure", "link Repeats", "link LosesFirst", "messages behind a lost one",
        "messages delivered again", "wizard inside the boundaries", "wizard outside the boundaries", "law 2 held when it was created",
        "law 2 held when it was carried out", "law 2 held as its primary site knows it", "corrupt DDR", "PDRs", "machines at the central site", "a machine moved away from an open request",
        "PdrSent: towards", "Restart", "SwitchPush", "SwapBoundaries", "RepeatBatch", "installer NameNotFound",
    ];

    private static readonly (HistoryKind Kind, string Text, string Name)[] _cases =
    [
        (HistoryKind.PdrIgnored, "ends here", "ends here"), (HistoryKind.PdrIgnored, "is stale", "stale"), (HistoryKind.PdrSent, "held it before", "held before"),
        (HistoryKind.PdrSent, "towards", "towards"), (HistoryKind.RequestClosed, "no longer want it", "cancelled by the rules"),
        (HistoryKind.RequestClosed, "by hand", "by hand"), (HistoryKind.RequestClosed, "is permanent", "permanent"), (HistoryKind.RequestClosed, "given up", "given up"),
        (HistoryKind.RequestClosed, "installed in attempt", "installed"), (HistoryKind.RequestClosed, "the client reports", "the client reports"),
        (HistoryKind.RequestChanged, "the wizard joined", "the wizard joined"), (HistoryKind.RequestCreated, "chosen in the wizard", "chosen in the wizard"),
        (HistoryKind.InstallFlagChanged, "cleared", "cleared"), (HistoryKind.InstallFlagChanged, "reports", "reported"),
    ];

    public static void Count(World world)
    {
        foreach (var happened in world.Read(static t => t.History.Since(0)))
        {
            foreach (var (_, _, name) in _cases.Where(c => c.Kind == happened.Kind && happened.Text.Contains(c.Text, StringComparison.Ordinal)))
                world.Met.Count($"{happened.Kind}: {name}");
            if (happened.Kind == HistoryKind.WizardRefused)
                world.Met.Count("WizardRefused");
        }

        if (world.Model.Corrupt > 0)
            world.Met.Count("corrupt DDR", world.Model.Corrupt);
    }

    /// <summary>
    /// What every site has stored, and every request. Where records go both up and down, a kill may let them pass each
    /// other in another order: then the order of lists, and how often a record was stored, say nothing.
    /// </summary>
    public static string State(World world) => string.Join(
        '\n',
        world.Plan.Sites.SelectMany(site => world.At(site.Code))
            .Select(stored => world.Plan.HasCentral ? WithoutOrder(stored) : stored)
            .Select(static r => $"{r.Site} {r.Id} serial {r.Serial} {Laws.Json(r.Record)} {r.InstallFlag} {r.Decision?.Outcome} {r.Decision?.HeldBy} {r.Decision?.Reason}")
            .Concat(world.Requests.Select(static r => $"request {r.Site} {r.Resource} {r.State} {r.Attempts} {r.Wizard} {r.Reason} {r.Created:s} {r.Due:s} {r.Ending}")
                .Order(StringComparer.Ordinal)));

    private static StoredResource WithoutOrder(StoredResource stored) => stored with
    {
        Serial = 0,
        Record = new ResourceRecord(
            new(stored.Record.Values.ToDictionary(
                static v => v.Key, static v => (IReadOnlyList<SeenValue>)[.. v.Value.OrderBy(static seen => seen.ToString(), StringComparer.Ordinal)])),
            [.. stored.Record.Sightings.OrderBy(static s => s.ToString(), StringComparer.Ordinal)],
            stored.Record.LastDiscovered),
        // It lists the addresses in their order.
        Decision = stored.Decision is { } decision ? decision with { Reason = string.Join(' ', decision.Reason.Split(' ', ';').Order(StringComparer.Ordinal)) } : null,
    };
}
