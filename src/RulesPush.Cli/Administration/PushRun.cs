using RulesPush.Cli.Output;
using RulesPush.Model;

namespace RulesPush.Cli.Administration;

/// <summary>What became of one machine in the wizard.</summary>
/// <param name="Machine">Its Name, or what it was asked for by.</param>
/// <param name="Outcome">created, joined, refused or unknown.</param>
/// <param name="Request">The CCR; null where there is none.</param>
/// <param name="Why">Why there is none; null where there is one.</param>
internal sealed record PushedMachine(string Machine, string Outcome, long? Request, string? Why);

/// <summary>Runs the wizard for the resources that a site knows.</summary>
internal sealed class PushRun(CommandHost host, ErrorOutput error, IRulePack pack, ISiteDatabase database)
{
    private const int PageSize = 1000;

    private readonly RulesInForce _rules = new(pack);

    /// <summary>The code of the site, as the rules write it.</summary>
    public required string Site { get; init; }

    public required WizardOptions Options { get; init; }

    /// <summary>Pushes, shows what became of each machine, and returns the exit code.</summary>
    public int Run(MachineChoice choice, bool isJson)
    {
        var hasRejected = false;
        var pushed = choice.Criteria is null
            ? PushNames(choice.ReadNames(pack.Definition, error, out hasRejected))
            : Push(FindMatching(choice.FindCriteria(pack.Definition), ref hasRejected));
        PushAnswer.Write(host, isJson, Site, pushed);
        if (pushed.Count == 0)
            error.WriteLine($"Nothing that {Site} knows is chosen by that.");
        return pushed.All(static p => p.Request is not null) && !hasRejected ? ExitCode.Done : ExitCode.SomeRefused;
    }

    private IReadOnlyList<PushedMachine> PushNames(IReadOnlyList<string> names)
    {
        var unknown = new List<PushedMachine>();
        var found = database.Read(transaction =>
        {
            var sites = KnownSites.Read(transaction);
            return names.SelectMany(name => Find(transaction, sites, name, unknown)).DistinctBy(static r => r.Id).ToList();
        });
        return [.. Push(found), .. unknown];
    }

    private List<StoredResource> Find(
        ISiteTransaction transaction, IReadOnlyList<KnownSite> sites, string name, List<PushedMachine> unknown)
    {
        var found = sites.Where(s => s.Code == Site).SelectMany(s => MachineSearch.FindAt(transaction, s, name)).ToList();
        if (found.Count > 0)
            return found;
        var elsewhere = sites.Where(site => MachineSearch.FindAt(transaction, site, name).Count > 0).Select(static s => s.Code).ToList();
        unknown.Add(new PushedMachine(
            name, "unknown", null, $"{Site} does not know it; " + (elsewhere.Count == 0 ? "nor does any other site" : $"known at {string.Join(", ", elsewhere)}")));
        return [];
    }

    private List<PushedMachine> Push(IReadOnlyList<StoredResource> resources)
    {
        // Not started: that would decide everything again where these are other rules than those of the last run.
        using var hierarchy = new RunningHierarchy(_rules, database, new HierarchyOptions { Clock = host.Clock });
        return
        [
            .. hierarchy.Push(Site, resources.Select(static r => r.Id), Options).Select(static result => new PushedMachine(
                result.Machine, result.Request is null ? "refused" : result.HasJoined ? "joined" : "created", result.Request, result.Refusal)),
        ];
    }

    /// <summary>The resources of the site that certainly match.</summary>
    private List<StoredResource> FindMatching(CriteriaDefinition criteria, ref bool hasFailed)
    {
        var matching = new List<StoredResource>();
        for (long? after = 0; after is { } behind;)
        {
            var page = database.Read(transaction => transaction.Inventory.Page(Site, behind, PageSize));
            foreach (var stored in page)
            {
                if (Matches(criteria, stored, ref hasFailed))
                    matching.Add(stored);
            }

            after = page.Count == 0 ? null : page[^1].Id;
        }

        return matching;
    }

    private bool Matches(CriteriaDefinition criteria, StoredResource stored, ref bool hasFailed)
    {
        try
        {
            var resource = stored.Record.ToResource(pack.Definition, stored.InstallFlag.IsSet);
            return ReferenceCriteria.Evaluate(criteria, resource, host.Clock.GetUtcNow()) == Truth.True;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A method of the rules: what is not certain is not pushed.
            hasFailed = true;
            error.Fail(VisibleText.Of($"{stored.Name}: a method of the rules failed: {e.GetType().Name}: {e.Message}"));
            return false;
        }
    }
}
