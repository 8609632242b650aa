namespace RulesPush.Sites.Tests.Properties;

/// <content>How each operation happens.</content>
internal sealed partial class World
{
    public void Apply(Operation operation)
    {
        switch (operation)
        {
            case Operation.Discover discover:
                Discover(Site(discover.Site).Code, [.. discover.Rows.Select(row => row.ToDdr(Site(discover.Site).Code, Now))]);
                break;
            case Operation.Heartbeat beat when Requests.Where(static r => r.IsOpen).ToList() is { Count: > 0 } open:
                SendHeartbeat(open[beat.Request % open.Count], beat);
                break;
            case Operation.RepeatBatch repeat when _batches.Count > 0:
                var (site, identity, rows) = _batches[repeat.Batch % _batches.Count];
                _sources[site].Add(identity, rows);
                break;
            case Operation.Pass pass:
                Pass(TimeSpan.FromMinutes(pass.Minutes));
                break;
            case Operation.LinkDown down when Plan.Links.Count > 0:
                Links.Down(Plan.Links[down.Link % Plan.Links.Count], TimeSpan.FromMinutes(down.Minutes));
                break;
            case Operation.LinkFails fails when Plan.Links.Count > 0:
                Links.Fail(Plan.Links[fails.Link % Plan.Links.Count], fails.Fault);
                break;
            case Operation.Wizard wizard when Plan.Sites.SelectMany(s => At(s.Code)).ToList() is { Count: > 0 } stored:
                var chosen = stored[wizard.Machine % stored.Count];
                _running.Push(chosen.Site, [chosen.Id], wizard.Options);
                break;
            case Operation.Cancel cancel when Requests.Where(static r => r.IsOpen).ToList() is { Count: > 0 } open:
                Write(t => RequestLife.Close(t, open[cancel.Request % open.Count], RequestState.Cancelled, "by hand", Now));
                break;
            case Operation.StalePdr stale:
                SendStale(stale.Machine);
                break;
            case Operation.SwitchPush push:
                Change(Plan.With(push.Site % Plan.Sites.Count, Site(push.Site) with { HasPush = !Site(push.Site).HasPush }));
                break;
            case Operation.SwapBoundaries swap:
                var (one, other) = (Site(swap.Site), Site(swap.Other));
                Change(Plan.With(swap.Site % Plan.Sites.Count, one with { Networks = other.Networks })
                    .With(swap.Other % Plan.Sites.Count, other with { Networks = one.Networks }));
                break;
            case Operation.ClearInstallFlags clear:
                SiteMaintenance.Run(Database, MaintenanceTask.ClearInstallFlag with { Days = clear.Days }, Now, isWhatIf: false);
                Model.ClearInstallFlags(Now - TimeSpan.FromDays(clear.Days), Now);
                break;
            case Operation.Restart:
                Restart();
                break;
            case Operation.Kill kill:
                Database.Kill(kill.Commit, kill.IsAfter);
                return;
        }

        Work();
        Database.Disarm();
    }

    private SitePlan Site(int index) => Plan.Sites[index % Plan.Sites.Count];

    private void Discover(string site, IReadOnlyList<Ddr> ddrs)
    {
        var identity = $"batch {_batches.Count + 1}";
        DiscoveredRow[] rows = [.. ddrs.Select(static (ddr, i) => BatchSource.Row(i + 1, ddr))];
        _batches.Add((site, identity, rows));
        _sources[site].Add(identity, rows);
        Model.Discover(site, ddrs);
    }

    private void SendHeartbeat(ClientConfigurationRequest request, Operation.Heartbeat beat)
    {
        var known = Read(t => t.Inventory.Find(request.Site, request.Resource))!.Record;
        var seen = new Resource
        {
            Name = known.Single("Name"),
            NetBiosName = known.Single("NetBiosName"),
            ResourceNames = [.. known.All("ResourceNames")],
            SMSUniqueIdentifier = known.Single("SMSUniqueIdentifier"),
            IPAddresses = [IpAddress.Parse($"10.{beat.Network}.0.7")],
            AgentName = ["Heartbeat"],
            Client = beat.IsClient ? true : null,
        };
        Discover(request.Site, [new Ddr { Seen = seen, Site = request.Site, Time = Now }]);
    }

    private void Change(HierarchyPlan plan)
    {
        Plan = plan;
        Rules = new RulesInForce(new InterpretedRulePack(plan.ToRules()));
        Restart();
    }

    private void SendStale(int machine)
    {
        var stored = Plan.Sites.Where(s => s.IsSecondary && Links.IsUp((s.Parent!, s.Code))).SelectMany(s => At(s.Code)).Where(static r => r.Serial > 1).ToList();
        if (!Laws.IsQuiet(this) || stored.Count == 0)
            return;
        var old = stored[machine % stored.Count];
        var parent = Plan.Sites.Single(s => s.Code == old.Site).Parent!;
        var record = ResourceRecord.Of(new Ddr { Seen = new Resource { Name = "stale", NetBiosName = "stale" }, Site = parent, Time = Now });
        Write(t => t.Messages.Add(parent, old.Site, new RecordMessage(old.Id, old.Serial - 1, record, default), null));
        StalePdrs++;
    }
}
