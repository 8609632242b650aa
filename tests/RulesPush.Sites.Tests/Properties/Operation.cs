using CsCheck;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>
/// Something that happens to a hierarchy. Sites, links, machines and requests are numbers, which are taken modulo how
/// many there are: so every sequence fits every hierarchy.
/// </summary>
internal abstract record Operation
{
    /// <summary>A batch of DDRs at a site.</summary>
    public sealed record Discover(int Site, DdrPlan[] Rows) : Operation
    {
        public override string ToString() => $"Discover {{ Site = {Site} }}" + string.Concat(Rows.Select(static r => $"\n      {r}"));
    }

    /// <summary>A machine that has an open request sends a heartbeat, often from elsewhere.</summary>
    public sealed record Heartbeat(int Request, int Network, bool IsClient) : Operation;

    /// <summary>A batch that was there before comes again.</summary>
    public sealed record RepeatBatch(int Batch) : Operation;

    public sealed record Pass(int Minutes) : Operation;

    public sealed record LinkDown(int Link, int Minutes) : Operation;

    /// <summary>The next delivery on a link goes wrong in one of the ways of <see cref="LinkFault"/>.</summary>
    public sealed record LinkFails(int Link, LinkFault Fault) : Operation;

    public sealed record Wizard(int Machine, WizardOptions Options) : Operation;

    public sealed record Cancel(int Request) : Operation;

    /// <summary>An old PDR comes again under a new number, as from a site that was restored from a backup.</summary>
    public sealed record StalePdr(int Machine) : Operation;

    public sealed record SwitchPush(int Site) : Operation;

    public sealed record SwapBoundaries(int Site, int Other) : Operation;

    public sealed record ClearInstallFlags(int Days) : Operation;

    public sealed record Restart : Operation;

    /// <summary>The process is killed in the operation that follows: at a commit from now, just before or just after it.</summary>
    public sealed record Kill(int Commit, bool IsAfter) : Operation;

    /// <summary>What happens to a hierarchy whose links may fail.</summary>
    public static Gen<Operation> Any { get; } = Gen.Frequency(
        (10, Discovers()), (4, Heartbeats()), (1, Gen.Int[0, 9].Select(Operation (b) => new RepeatBatch(b))), (3, Passes()),
        (2, Gen.Select(Gen.Int[0, 15], Gen.Int[1, 400]).Select(Operation (l, m) => new LinkDown(l, m))),
        (3, Gen.Select(Gen.Int[0, 15], Gen.Int[0, 2]).Select(Operation (l, f) => new LinkFails(l, (LinkFault)f))),
        (5, Wizards()), (3, Gen.Int[0, 9].Select(Operation (r) => new Cancel(r))), (2, StalePdrs()),
        (2, RuleChanges()), (2, Gen.Int[0, 1].Select(Operation (d) => new ClearInstallFlags(d))), (1, Gen.Const(new Restart()).Select(Operation (r) => r)));

    /// <summary>
    /// What happens to one that is killed. Its links do not fail: how long a link that is down is left alone is
    /// forgotten in a restart, and the messages of two links may then meet in another order.
    /// </summary>
    public static Gen<Operation> Deadly { get; } = Gen.Frequency(
        (8, Discovers()), (3, Heartbeats()), (2, Passes()), (2, Wizards()), (3, RuleChanges()), (1, Gen.Int[0, 3].Select(Operation (d) => new ClearInstallFlags(d))),
        (12, Gen.Select(Gen.Int[0, 7], Gen.Bool).Select(Operation (c, a) => new Kill(c, a))));

    private static Gen<Operation> Discovers() => Gen.Select(Gen.Int[0, 8], DdrPlan.Any.Array[1, 3]).Select(Operation (s, r) => new Discover(s, r));

    private static Gen<Operation> Heartbeats() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4], Gen.Int[0, 3]).Select(Operation (r, n, client) => new Heartbeat(r, n, client == 0));

    /// <summary>Mostly hours, so that requests are open when the next thing happens; sometimes days.</summary>
    private static Gen<Operation> Passes() => Gen.Frequency((3, Gen.Int[1, 700]), (1, Gen.Int[700, 7000])).Select(Operation (m) => new Pass(m));

    private static Gen<Operation> Wizards() => Gen.Select(Gen.Int[0, 40], Gen.Bool, Gen.Bool, Gen.Bool)
        .Select(Operation (m, dc, only, always) => new Wizard(m, new WizardOptions(dc, only, always)));

    private static Gen<Operation> StalePdrs() => Gen.Int[0, 40].Select(Operation (m) => new StalePdr(m));

    private static Gen<Operation> RuleChanges() => Gen.Select(Gen.Bool, Gen.Int[0, 8], Gen.Int[0, 8])
        .Select(static Operation (push, site, other) => push ? new SwitchPush(site) : new SwapBoundaries(site, other));
}
