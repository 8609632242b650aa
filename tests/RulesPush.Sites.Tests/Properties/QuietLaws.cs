namespace RulesPush.Sites.Tests.Properties;

/// <summary>What must hold once every message has arrived.</summary>
internal static class QuietLaws
{
    public static void Hold(World world)
    {
        world.Met.Count("quiet moments");
        foreach (var site in world.Plan.Sites)
            Decisions(world, site.Code);
        foreach (var primary in world.Plan.Primaries)
        {
            if (!world.Plan.HasCentral)
                AsTheModel(world, primary.Code);
            foreach (var secondary in world.Plan.Sites.Where(s => s.IsSecondary && s.Parent == primary.Code))
                AsThePrimary(world, primary.Code, secondary.Code);
        }

        if (world.Plan.HasCentral)
            AtTheCentralSite(world);
        MessageLaws.Hold(world);
    }

    /// <summary>Every decision is what the reference says of the record, and every push has, or had, its request.</summary>
    private static void Decisions(World world, string site)
    {
        var primary = world.Rules.Hierarchy.Find(site)!.Primary.Code;
        var elsewhere = primary == site ? [] : world.At(primary).Where(r => r.Decision!.HeldBy != site).Select(static r => r.Id).ToHashSet();
        foreach (var stored in world.At(site))
        {
            // A machine that moved away stays for its open request alone, and is decided on no more.
            if (elsewhere.Contains(stored.Id))
                continue;
            var expected = Laws.Expected(world, site, stored.Record.ToResource(world.Rules.Definition, stored.InstallFlag.IsSet));
            Assert.True(
                expected == (stored.Decision!.Outcome, stored.Decision.HeldBy),
                $"law 4: {site} says of {stored.Name} {stored.Decision.Outcome}, held by {stored.Decision.HeldBy}, and must say {expected}");
            world.Met.Count($"decided {expected.Outcome}");
            if (expected.Outcome == Outcome.Push)
                Assert.True(world.Requests.Any(r => r.Site == site && r.Resource == stored.Id), $"law 4: {site} decided Push on {stored.Name} and never made a request");
        }
    }

    /// <summary>The primary site has every machine of the model, with every value, and no other.</summary>
    private static void AsTheModel(World world, string primary)
    {
        var (stored, machines) = (world.At(primary), world.Model.Primaries[primary].Machines);
        Assert.True(stored.Count == machines.Count, $"law 4: {primary} has {stored.Count} machines, and must have {machines.Count}");
        foreach (var (resource, machine) in stored.Zip(machines))
        {
            var text = string.Join('\n', resource.Record.Values.OrderBy(static v => v.Key, StringComparer.Ordinal)
                .Select(static v => $"{v.Key}: {string.Join(", ", v.Value.Select(static s => s.Text))}")
                .Append(resource.InstallFlag.IsSet ? "client" : "no client"));
            Assert.True(text == machine.Text(), $"law 4: {primary} has stored\n{text}\nand must have\n{machine.Text()}");
            var expected = Laws.Expected(world, primary, machine.ToResource());
            Assert.True(expected == (resource.Decision!.Outcome, resource.Decision.HeldBy), $"law 4: {primary} must say {expected} of\n{text}");
        }
    }

    /// <summary>A secondary site has exactly the machines in its boundaries, as its primary site has them.</summary>
    private static void AsThePrimary(World world, string primary, string secondary)
    {
        var above = world.At(primary).ToDictionary(static r => r.Id);
        var below = world.At(secondary).ToDictionary(static r => r.Id);
        var unknown = below.Keys.Except(above.Keys).ToList();
        Assert.True(unknown.Count == 0, $"law 4: {secondary} has stored {string.Join(", ", unknown)}, which {primary} does not know");
        foreach (var stored in above.Values.Where(r => r.Decision!.HeldBy == secondary))
        {
            Assert.True(below.TryGetValue(stored.Id, out var copy), $"law 4: {stored.Name} never came to {secondary}, which holds it");
            Assert.True(copy.Serial == stored.Serial, $"law 4: {secondary} has serial {copy.Serial} of {stored.Name}, {primary} has {stored.Serial}");
            Assert.True(Laws.Json(copy.Record) == Laws.Json(stored.Record), $"law 4: {secondary} has another record of {stored.Name} than {primary}");
            Assert.True(copy.InstallFlag.IsSet == stored.InstallFlag.IsSet, $"law 4: {secondary} and {primary} do not agree whether {stored.Name} is a client");
        }

        foreach (var copy in below.Values.Where(c => above[c.Id].Decision!.HeldBy != secondary))
        {
            var isOpen = world.Requests.Any(r => r.IsOpen && r.Site == secondary && r.Resource == copy.Id);
            Assert.True(isOpen, $"law 4: {secondary} still knows {copy.Name}, which {above[copy.Id].Decision!.HeldBy ?? "nobody"} holds now");
            world.Met.Count("a machine moved away from an open request");
        }
    }

    /// <summary>What a primary site learned from its own side is at the central site too.</summary>
    private static void AtTheCentralSite(World world)
    {
        var below = world.Plan.Primaries.Where(static p => p.Parent is not null).ToList();
        var sources = below.SelectMany(p => world.At(p.Code).Select(r => Above(p.Code, r.Id))).SelectMany(static a => a).CountBy(static id => id).ToDictionary();
        foreach (var primary in below)
        {
            var own = world.Rules.Hierarchy.Find(primary.Code)!;
            var known = world.At(primary.Code).Where(r => r.Record.Values.Values.SelectMany(static v => v).Any(v => own.Spans(v.Source.Site)))
                .Select(r => (Resource: r, Above: Above(primary.Code, r.Id))).ToList();
            foreach (var (resource, above) in known)
                Assert.True(above.Count == 1, $"law 4: {resource.Name} of {primary.Code} is at the central site {above.Count} times");
            // Machines that share names may be one above: then what one has said, another may have taken back.
            foreach (var (resource, above) in known.Where(k => !world.Model.HasCentralReplaced && sources[k.Above[0]] == 1))
            {
                var record = world.Read(t => t.Inventory.Find(HierarchyPlan.Central, above[0]))!.Record;
                foreach (var (name, values) in resource.Record.Values.Where(static v => RecordProperties.IsList(v.Key)))
                {
                    var missing = values.Where(v => own.Spans(v.Source.Site)).Select(static v => v.Text).Except(record.All(name), StringComparer.OrdinalIgnoreCase).ToList();
                    Assert.True(missing.Count == 0, $"law 4: {name} {string.Join(", ", missing)} of {resource.Name} never came from {primary.Code} to the central site");
                }

                world.Met.Count("machines at the central site");
            }
        }

        IReadOnlyList<long> Above(string primary, long id) =>
            world.Read(t => t.Inventory.FindPaired(HierarchyPlan.Central, primary, id)) is { } above ? [above] : [];
    }
}
