namespace RulesPush.Sites.Tests.Properties;

/// <summary>
/// Where every DDR must end up. It says it in full where no central site is: the machines of each primary site with
/// their merged values, in the order in which the site came to know of the DDRs. What secondary sites send is heard
/// when the link delivers it; which DDRs they are, the model knows itself. With a central site records flow between
/// primary sites, and only the laws between neighbours are asserted, not what the records come to.
/// </summary>
internal sealed class Model(HierarchyPlan plan)
{
    private readonly Dictionary<string, Queue<ModelSighting>> _waiting = plan.Sites.Where(static s => s.IsSecondary).ToDictionary(static s => s.Code, static _ => new Queue<ModelSighting>());
    private readonly HashSet<(string, long, DateTimeOffset)> _installed = [];
    private readonly Dictionary<string, int> _forwarded = [];

    public Dictionary<string, ModelPrimary> Primaries { get; } = plan.Primaries.ToDictionary(static s => s.Code, static _ => new ModelPrimary());

    /// <summary>Off where the hierarchy is killed: what a killed delivery has done is then heard later.</summary>
    public bool IsFollowed { get; init; } = true;

    public int Corrupt { get; private set; }

    /// <summary>Where a central site replaces lists, it may forget what the sites below it still know.</summary>
    public bool HasCentralReplaced { get; private set; }

    /// <summary>How many DDRs a secondary site has accepted.</summary>
    public int Forwarded(string secondary) => _forwarded.GetValueOrDefault(secondary);

    public void Discover(string site, IEnumerable<Ddr> ddrs)
    {
        foreach (var sighting in ddrs.Select(static d => new ModelSighting(d)))
        {
            if (!sighting.HasIdentity)
            {
                Corrupt++;
                continue;
            }

            HasCentralReplaced |= site == HierarchyPlan.Central && sighting.Replaces;
            if (_waiting.TryGetValue(site, out var waiting))
            {
                waiting.Enqueue(sighting);
                _forwarded[site] = Forwarded(site) + 1;
            }
            else
            {
                TakeIn(site, sighting);
            }
        }
    }

    /// <summary>A message has arrived for the first time.</summary>
    public void Hear(World world, NumberedMessage message)
    {
        switch (message.Message)
        {
            case var _ when !IsFollowed:
                break;
            case DdrMessage:
                Assert.True(_waiting[message.Sender].TryDequeue(out var sighting), $"law 6, once: {message.Sender} forwards a DDR that it never saw");
                TakeIn(message.Receiver, sighting!);
                break;
            case InstallFlagMessage flag when message.Sender != message.Receiver:
                var isTrue = _installed.Contains((message.Sender, flag.Resource, flag.InstallFlag.Changed));
                Assert.True(isTrue, $"law 4: {message.Sender} reports {flag}, but nothing was installed");
                ChangeFlag(world, message.Receiver, flag.Resource, true, flag.InstallFlag.Changed);
                break;
        }
    }

    /// <summary>An installer has succeeded: the primary site knows at once, that of a secondary site when it is told.</summary>
    public void Installed(World world, string site, long resource)
    {
        _installed.Add((site, resource, world.Now));
        if (Primaries.ContainsKey(site))
            ChangeFlag(world, site, resource, true, world.Now);
    }

    public void ClearInstallFlags(DateTimeOffset before, DateTimeOffset now)
    {
        foreach (var machine in Primaries.Values.SelectMany(static p => p.Machines).Where(m => m.Flag.IsSet && m.Flag.Changed < before))
            machine.ChangeFlag(false, now);
    }

    /// <summary>Called with each primary site whose machines have changed.</summary>
    public Action<ModelPrimary> Changed { get; set; } = static _ => { };

    private void TakeIn(string site, ModelSighting sighting)
    {
        Primaries[site].TakeIn(sighting);
        Changed(Primaries[site]);
    }

    /// <summary>The machines of a primary site are numbered in the order in which it came to know them.</summary>
    private void ChangeFlag(World world, string site, long resource, bool isSet, DateTimeOffset time)
    {
        if (!IsFollowed || plan.HasCentral)
            return;
        var index = world.At(site).Count(r => r.Id < resource);
        Primaries[site].Machines[index].ChangeFlag(isSet, time);
        Changed(Primaries[site]);
    }
}
