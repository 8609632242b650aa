namespace RulesPush.Sites;

/// <summary>A maintenance task, with the defaults of the real product.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Title">The name in the real product.</param>
/// <param name="Days">How old something must be.</param>
/// <param name="IsOn">Whether it runs by itself.</param>
public sealed record MaintenanceTask(string Name, string Title, int Days, bool IsOn)
{
    /// <summary>How often each task that is on runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromDays(7);

    /// <summary>Removes resources, and values of others, that no agent has seen for so long.</summary>
    public static MaintenanceTask DeleteAgedDiscoveryData { get; } = new("delete-aged", "Delete Aged Discovery Data", 90, IsOn: true);

    /// <summary>Makes clients without a heartbeat for so long eligible for push again.</summary>
    public static MaintenanceTask ClearInstallFlag { get; } = new("clear-install-flag", "Clear Install Flag", 21, IsOn: false);

    /// <summary>Removes clients that are marked inactive, and that no agent has seen for so long.</summary>
    public static MaintenanceTask DeleteInactive { get; } = new("delete-inactive", "Delete Inactive Client Discovery Data", 90, IsOn: false);

    /// <summary>Removes clients that are marked obsolete, and that no agent has seen for so long.</summary>
    public static MaintenanceTask DeleteObsolete { get; } = new("delete-obsolete", "Delete Obsolete Client Discovery Data", 7, IsOn: false);

    /// <summary>All tasks.</summary>
    public static IReadOnlyList<MaintenanceTask> All { get; } = [DeleteAgedDiscoveryData, ClearInstallFlag, DeleteInactive, DeleteObsolete];
}

/// <summary>What a task removed or cleared, or would.</summary>
/// <param name="Task">The task.</param>
/// <param name="Resources">The resources, by site and Name.</param>
/// <param name="Values">How many old values of other resources.</param>
/// <param name="Events">How many old events of the history.</param>
public sealed record MaintenanceReport(MaintenanceTask Task, IReadOnlyList<(string Site, string Name)> Resources, long Values, long Events);
