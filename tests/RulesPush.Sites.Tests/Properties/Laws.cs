using System.Text;
using System.Text.Json;
using RulesPush.Model;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>What must hold at every moment.</summary>
internal static class Laws
{
    /// <summary>Whether every message has arrived.</summary>
    public static bool IsQuiet(World world) => world.Read(static t => t.Messages.CountWaiting()).Count == 0;

    /// <summary>Law 1.</summary>
    public static void RequestsAreOpenOnce(World world)
    {
        var twice = world.Requests.Where(static r => r.IsOpen).GroupBy(static r => (r.Site, r.Resource)).Where(static g => g.Count() > 1).ToList();
        Assert.True(twice.Count == 0, $"law 1: two requests are open for one machine at one site: {string.Join("; ", twice.Select(static g => g.Key))}");
    }

    public static void Always(World world)
    {
        Assert.True(world.Breaches.Count == 0, string.Join('\n', world.Breaches));
        RequestsAreOpenOnce(world);
        Assert.True(world.Read(static t => t.BadDdrs.Count()) == world.Model.Corrupt, "law 4: a corrupt DDR was dropped, or a good one kept aside");
        if (IsQuiet(world))
            QuietLaws.Hold(world);
    }

    /// <summary>A site-wide request is for a machine in the boundaries of its site, and the rules say push.</summary>
    public static void RequestIsWanted(World world, StoredResource stored, string when)
    {
        var (outcome, heldBy) = Expected(world, stored.Site, stored.Record.ToResource(world.Rules.Definition, stored.InstallFlag.IsSet));
        Assert.True(
            outcome == Outcome.Push && heldBy == stored.Site,
            $"law 2: a site-wide request of {stored.Site} for {stored.Name} {when}, but it is {outcome}, held by {heldBy ?? "nobody"}");
        world.Met.Count("law 2 held " + when);
    }

    public static void InstallerMayBeCalled(World world, InstallationOrder order, ClientConfigurationRequest request, StoredResource? stored)
    {
        Assert.True(order.Site == request.Site, $"law 3: a request of {request.Site} is carried out by {order.Site}");
        Assert.True(request.State == RequestState.Processing, $"the installer is called for a request that is {request.State}");
        Assert.True(stored is not null, $"law 2: {order.Site} installs on a machine that it does not know");
        if (request.Wizard is not { } options)
        {
            RequestIsWanted(world, stored, "when it was carried out");
            // While messages wait, a secondary site cannot know better.
            var primary = world.Rules.Hierarchy.Find(order.Site)!.Primary.Code;
            if (IsQuiet(world))
                RequestIsWanted(world, world.Read(t => t.Inventory.Find(primary, request.Resource))! with { Site = order.Site }, "as its primary site knows it");
            return;
        }

        var resource = stored.Record.ToResource(world.Rules.Definition, stored.InstallFlag.IsSet);
        var site = ReferenceAssignment.Assign(world.Rules.Definition, resource).AssignedSite?.Code;
        Assert.True(resource.ResourceType is null or ResourceType.System, "law 2, wizard: not a System");
        Assert.True(!options.OnlyAssigned || site == order.Site, $"law 2, wizard: {order.Machine} is in {site ?? "no site"}, not in {order.Site}");
        Assert.True(resource.Client != true || options.AlwaysInstall, "law 2, wizard: a client already");
        Assert.True(resource.SystemKind != SystemKind.DomainController || options.IncludeDomainControllers, "law 2, wizard: a domain controller");
        world.Met.Count(site == order.Site ? "wizard inside the boundaries" : "wizard outside the boundaries");
    }

    /// <summary>What a site must say of a machine, and who holds it.</summary>
    public static (Outcome Outcome, string? HeldBy) Expected(World world, string site, Resource resource)
    {
        var heldBy = ReferenceAssignment.Assign(world.Rules.Definition, resource).AssignedSite?.Code;
        var decision = ReferenceDecision.Decide(world.Rules.Definition, resource, world.Now);
        var isElsewhere = heldBy is not null && heldBy != site && decision.Outcome != Outcome.NotASystem;
        return (isElsewhere ? Outcome.NotAssigned : decision.Outcome, heldBy);
    }

    public static string Json(ResourceRecord record)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            RecordJson.Write(json, record);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
