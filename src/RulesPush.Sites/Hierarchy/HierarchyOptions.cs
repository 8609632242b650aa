namespace RulesPush.Sites;

/// <summary>What a running hierarchy stands on.</summary>
public sealed record HierarchyOptions
{
    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where DDRs come from.</summary>
    public IReadOnlyList<IDiscoverySource> Sources { get; init; } = [];

    /// <summary>What installs clients; null for a dry run, which only says what it would do.</summary>
    public IInstaller? Installer { get; init; }

    /// <summary>Where the secrets of accounts come from.</summary>
    public IAccountSource Accounts { get; init; } = NoAccounts.Instance;

    /// <summary>Whether proxy management points answer; null takes it that all do. Not asked in a dry run.</summary>
    public IManagementPointProbe? ManagementPoints { get; init; }

    /// <summary>Makes the link between sites from the one inside this process; null takes that.</summary>
    public Func<ISiteLink, ISiteLink>? Link { get; init; }

    /// <summary>The brake: how many requests one intake, or one change of rules, may open; null: any number.</summary>
    public int? MaxNewRequests { get; init; }

    /// <summary>How many rows of a batch are one transaction at most. What comes of them is the same, whatever it is.</summary>
    internal int RowsPerTransaction { get; init; } = 5_000;

    /// <summary>Told what is worth a line.</summary>
    public Action<HierarchyNotice> Notify { get; init; } = static _ => { };

    private sealed class NoAccounts : IAccountSource
    {
        public static readonly NoAccounts Instance = new();

        public PushAccount? Find(string name) => null;
    }
}
