using RulesPush.Model;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>A site of a random hierarchy.</summary>
/// <param name="Code">The site code.</param>
/// <param name="Parent">The code of its parent; null where it has none.</param>
/// <param name="IsSecondary">Whether it is a secondary site.</param>
/// <param name="Networks">Its boundaries; none where they were forgotten.</param>
/// <param name="HasPush">Whether its client push is on.</param>
/// <param name="Criteria">What it pushes: 0 everything, 1 workstations, 2 the domain CORP, 3 workstations and domain controllers.</param>
internal sealed record SitePlan(string Code, string? Parent, bool IsSecondary, string Networks, bool HasPush, int Criteria)
{
    /// <summary>Stands among the networks where the boundary is an AD site, which can hold a machine that has no address.</summary>
    public const string AdSite = "Akron";

    public SiteDefinition ToSite(ClientPushSettings settings) => new()
    {
        RuleName = Code,
        Code = Code,
        Parent = Parent,
        IsSecondary = IsSecondary,
        Boundaries = new(Networks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(BoundaryDefinition (n) => n == AdSite ? new AdSiteBoundary(n) : new NetworkBoundary(n))),
        PushSettings = settings,
        Exclusions = new(new PushExclusion { Names = Pattern.ParseAll(["D*"]) }),
        ClientPush = !HasPush ? null : new ClientPushDefinition
        {
            Criteria = Criteria switch { 0 => [], 2 => new("Corporate"), _ => new("Workstations") },
            DomainControllers = Criteria is 0 or 3,
        },
    };
}

/// <summary>A random hierarchy: an optional central site, primary sites, secondary sites.</summary>
internal sealed record HierarchyPlan(IReadOnlyList<SitePlan> Sites, int RetryLimit)
{
    public const string Central = "CEN";

    /// <summary>Where a central site is, records flow between primary sites, and the model does not say what they come to.</summary>
    public bool HasCentral => Sites.Any(static s => s.Code == Central);

    public IEnumerable<SitePlan> Primaries => Sites.Where(static s => !s.IsSecondary);

    /// <summary>The two ends of every link, in both directions.</summary>
    public IReadOnlyList<(string Sender, string Receiver)> Links =>
        [.. Sites.Where(static s => s.Parent is not null).SelectMany(static s => new[] { (s.Code, s.Parent!), (s.Parent!, s.Code) })];

    public HierarchyPlan With(int index, SitePlan site) => this with { Sites = [.. Sites.Select((s, i) => i == index ? site : s)] };

    public RulePackDefinition ToRules()
    {
        var settings = new ClientPushSettings { RetryInterval = TimeSpan.FromHours(5), RetryLimit = RetryLimit, Parallelism = 2 };
        return new RulePackDefinition
        {
            Name = "Random",
            Sites = new(Sites.Select(s => s.ToSite(settings))),
            Criteria = new(
                Criteria("Corporate", new TextTest(TextSubject.Domain, Pattern.ParseAll(["CORP"]))),
                Criteria("Workstations", new SystemKindTest(SystemKind.Workstation, SystemKind.DomainController))),
        };
    }

    public override string ToString() => string.Join('\n', Sites.Select(static s => s.ToString())) + $"\nretry limit {RetryLimit}";

    private static CriteriaDefinition Criteria(string name, ConditionTest test) =>
        new() { RuleName = name, Conditions = new(new Condition { Test = test }) };
}
