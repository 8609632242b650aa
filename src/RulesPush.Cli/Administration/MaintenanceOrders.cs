namespace RulesPush.Cli.Administration;

/// <summary>What is asked of maintenance.</summary>
/// <param name="Task">The only task to run.</param>
/// <param name="Enabled">The task that is to run by itself from now on.</param>
/// <param name="Disabled">The task that is not to.</param>
/// <param name="Days">How old something must be, instead of what is set.</param>
/// <param name="IsWhatIf">Whether nothing is removed.</param>
internal sealed record MaintenanceOrders(MaintenanceTask? Task, MaintenanceTask? Enabled, MaintenanceTask? Disabled, int? Days, bool IsWhatIf)
{
    private bool IsSetting => Enabled is not null || Disabled is not null;

    /// <summary>Why these do not go together; null where they do.</summary>
    public string? WhyWrong() =>
        IsSetting && (Task is not null || IsWhatIf) ? "--enable and --disable run nothing: leave --task and --what-if out"
        : Enabled is not null && Enabled == Disabled ? $"--enable and --disable name the same task {Enabled.Name}"
        : Days is not null && Task is null && Enabled is null ? "--days is for one task: name it with --task or --enable"
        : null;

    public MaintenanceAnswer Run(ISiteDatabase database, DateTimeOffset now)
    {
        if (IsSetting)
            database.Change(Set);
        var reports = IsSetting ? [] : Choose(database).Select(task => SiteMaintenance.Run(database, task, now, IsWhatIf)).ToList();
        return new MaintenanceAnswer(database.Read(ScheduledTask.ReadAll), reports, IsWhatIf);
    }

    private IReadOnlyList<MaintenanceTask> Choose(ISiteDatabase database)
    {
        var tasks = database.Read(ScheduledTask.ReadAll).Select(static s => s.Task);
        return Task is null
            ? [.. tasks.Where(static task => task.IsOn)]
            : [.. tasks.Where(task => task.Name == Task.Name).Select(task => task with { Days = Days ?? task.Days })];
    }

    private bool Set(ISiteTransaction transaction)
    {
        if (Enabled is not null && MaintenanceSettings.Read(transaction, Enabled) is var enabled)
            MaintenanceSettings.Write(transaction, enabled with { IsOn = true, Days = Days ?? enabled.Days });
        if (Disabled is not null)
            MaintenanceSettings.Write(transaction, MaintenanceSettings.Read(transaction, Disabled) with { IsOn = false });
        return true;
    }
}
