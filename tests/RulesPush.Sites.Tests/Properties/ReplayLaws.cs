namespace RulesPush.Sites.Tests.Properties;

/// <summary>
/// Law 5. The same batches again change nothing at all. The same rows in batches of another name are new sightings:
/// then every machine whose values, as the model merges them, were the same after every single row has the same values,
/// the same decision, and the same requests as before, also where its request had failed or was cancelled. A machine
/// that was changed on the way, such as by an old address that comes back for a moment, may get a request, and is held
/// to the model alone.
/// </summary>
internal static class ReplayLaws
{
    public static void Hold(World world)
    {
        var before = Outcomes.State(world);
        var events = world.Read(static t => t.History.Since(0)).Count;
        world.Replay(isSame: true, static () => { });
        Assert.True(before == Outcomes.State(world), $"law 5: the same batches again changed\n{before}\nto\n{Outcomes.State(world)}");
        Assert.True(events == world.Read(static t => t.History.Since(0)).Count, "law 5: the same batches again made events");
        world.Met.Count("same batch again");
        if (!world.Plan.HasCentral)
            HoldForOtherBatches(world);
    }

    private static void HoldForOtherBatches(World world)
    {
        var machines = world.Model.Primaries.ToDictionary(static p => p.Key, static p => p.Value.Machines.Select(static m => m.Text()).ToList());
        var before = world.Model.Primaries.Keys.ToDictionary(static p => p, p => StateOf(world, p));
        var changed = new HashSet<(ModelPrimary, int)>();
        world.Model.Changed = primary =>
        {
            var known = machines[world.Model.Primaries.First(p => p.Value == primary).Key];
            changed.UnionWith(Enumerable.Range(0, known.Count).Where(i => primary.Machines[i].Text() != known[i]).Select(i => (primary, i)));
        };
        world.Replay(isSame: false, () => Laws.Always(world));
        foreach (var (site, primary) in world.Model.Primaries)
        {
            var after = StateOf(world, site);
            for (var i = 0; i < machines[site].Count; i++)
            {
                if (changed.Contains((primary, i)))
                {
                    world.Met.Count("changed on the way");
                    continue;
                }

                Assert.True(before[site][i] == after[i], $"law 5: the same rows in other batches changed\n{before[site][i]}\nto\n{after[i]}");
                world.Met.Count("replayed machine");
                foreach (var state in new[] { "failed", "cancelled" }.Where(s => after[i].Contains(s, StringComparison.OrdinalIgnoreCase)))
                    world.Met.Count($"replayed machine with a {state} request");
            }
        }
    }

    /// <summary>Each machine of a primary site with its values and decision, there and below, and its requests.</summary>
    private static List<string> StateOf(World world, string primary) =>
    [
        .. world.At(primary).Select(resource => string.Join('\n', world.Plan.Sites.Where(s => s.Code == primary || s.Parent == primary)
            .Select(site => world.Read(t => t.Inventory.Find(site.Code, resource.Id)))
            .Select(static r => r is null ? "-" : $"{r.Site} {Values(r)} {r.InstallFlag.IsSet} {r.Decision!.Outcome} {r.Decision.HeldBy}")
            .Concat(world.Requests.Where(r => r.Resource == resource.Id).Select(static r => $"{r.Site} {r.State} {r.Ending}")))),
    ];

    private static string Values(StoredResource resource) =>
        string.Join("; ", resource.Record.Values.Select(static v => $"{v.Key} {string.Join(", ", v.Value.Select(static s => s.Text))}"));
}
