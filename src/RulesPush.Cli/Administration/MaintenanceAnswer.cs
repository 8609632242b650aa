using System.Text.Json;
using RulesPush.Cli.Output;
using Spectre.Console;

namespace RulesPush.Cli.Administration;

/// <summary>A task as it is set, and when it ran.</summary>
internal sealed record ScheduledTask(MaintenanceTask Task, DateTimeOffset? LastRun)
{
    /// <summary>When a running hierarchy runs it next; null where it does not by itself.</summary>
    public DateTimeOffset? NextRun => Task.IsOn ? LastRun + MaintenanceTask.Every : null;

    public static IReadOnlyList<ScheduledTask> ReadAll(ISiteTransaction transaction) =>
        [.. MaintenanceTask.All.Select(task => new ScheduledTask(MaintenanceSettings.Read(transaction, task), MaintenanceSettings.LastRun(transaction, task)))];
}

/// <summary>The schedule of maintenance, and what was done, or would be.</summary>
internal sealed record MaintenanceAnswer(IReadOnlyList<ScheduledTask> Schedule, IReadOnlyList<MaintenanceReport> Reports, bool IsWhatIf)
{
    /// <summary>How many names a person reads; JSON has all.</summary>
    private const int MostNames = 20;

    public void Draw(IAnsiConsole console)
    {
        var table = Answer.Table(console, ["Name", "Last run", "Next run"], "Task", "Name", "Days", "By itself", "Last run", "Next run");
        foreach (var scheduled in Schedule)
        {
            var task = scheduled.Task;
            Answer.AddRow(
                table, task.Name, task.Title, $"{task.Days}", task.IsOn ? "on" : "off", Answer.Time(scheduled.LastRun) ?? "never",
                Answer.Time(scheduled.NextRun) ?? (task.IsOn ? "with the next run" : ""));
        }

        console.Write(table);
        foreach (var report in Reports)
            Draw(report).Draw(console);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("isWhatIf", IsWhatIf);
        json.WriteStartArray("tasks");
        foreach (var scheduled in Schedule)
            Write(json, scheduled);
        json.WriteEndArray();
        json.WriteStartArray("reports");
        foreach (var report in Reports)
            Write(json, report);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private TextTree Draw(MaintenanceReport report)
    {
        var (what, done) = report.Task.Name == MaintenanceTask.ClearInstallFlag.Name ? ("install flags", "cleared") : ("resources", "removed");
        var tree = new TextTree(
            $"{report.Task.Title}, {report.Task.Days} days: {what} {(IsWhatIf ? "that would be " : "")}{done}: {Answer.Number(report.Resources.Count)}");
        foreach (var (site, name) in report.Resources.Take(MostNames))
            tree.Add($"{name} at {site}");
        if (report.Resources.Count > MostNames)
            tree.Add($"and {Answer.Number(report.Resources.Count - MostNames)} more: --format json has all");
        if (report.Values > 0)
            tree.Add($"old values of other resources: {Answer.Number(report.Values)}");
        if (report.Events > 0)
            tree.Add($"old events of the history: {Answer.Number(report.Events)}");
        return tree;
    }

    private static void Write(Utf8JsonWriter json, ScheduledTask scheduled)
    {
        json.WriteStartObject();
        json.WriteString("name", scheduled.Task.Name);
        json.WriteString("title", scheduled.Task.Title);
        json.WriteNumber("days", scheduled.Task.Days);
        json.WriteBoolean("isOn", scheduled.Task.IsOn);
        json.WriteString("lastRun", Answer.Time(scheduled.LastRun));
        json.WriteString("nextRun", Answer.Time(scheduled.NextRun));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MaintenanceReport report)
    {
        json.WriteStartObject();
        json.WriteString("task", report.Task.Name);
        json.WriteNumber("days", report.Task.Days);
        json.WriteStartArray("resources");
        foreach (var (site, name) in report.Resources)
        {
            json.WriteStartObject();
            json.WriteString("site", site);
            json.WriteString("name", name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("values", report.Values);
        json.WriteNumber("events", report.Events);
        json.WriteEndObject();
    }
}
