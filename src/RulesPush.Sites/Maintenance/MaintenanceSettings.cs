using System.Globalization;

namespace RulesPush.Sites;

/// <summary>Which tasks run by themselves, after how many days, and when they ran: remembered in the site database.</summary>
public static class MaintenanceSettings
{
    /// <summary>The task as it is set.</summary>
    public static MaintenanceTask Read(ISiteTransaction transaction, MaintenanceTask task)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(task);
        if (transaction.Memory.Recall(Setting(task))?.Split(' ') is not [var isOn, var days])
            return task;
        return task with { IsOn = isOn == "on", Days = int.Parse(days, CultureInfo.InvariantCulture) };
    }

    /// <summary>Sets whether a task runs by itself, and after how many days.</summary>
    public static void Write(ISiteTransaction transaction, MaintenanceTask task)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(task);
        transaction.Memory.Remember(Setting(task), string.Create(CultureInfo.InvariantCulture, $"{(task.IsOn ? "on" : "off")} {task.Days}"));
    }

    /// <summary>When the task ran last; null before its first run.</summary>
    public static DateTimeOffset? LastRun(ISiteTransaction transaction, MaintenanceTask task)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(task);
        return transaction.Memory.Recall(Run(task)) is { } time ? StoredTime.Parse(time) : null;
    }

    internal static void SetLastRun(ISiteTransaction transaction, MaintenanceTask task, DateTimeOffset time) =>
        transaction.Memory.Remember(Run(task), StoredTime.Format(time));

    private static string Setting(MaintenanceTask task) => $"maintenance {task.Name}";

    private static string Run(MaintenanceTask task) => $"maintenance {task.Name} ran";
}
