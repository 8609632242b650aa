namespace RulesPush.Cli.Running;

internal sealed class RunSummary(CommandHost host, ISiteDatabase database, bool isDryRun)
{
    public void Write(bool isJson, TimeSpan elapsed)
    {
        using var t = database.Begin();
        foreach (var c in t.Requests.Count())
            host.Error.WriteLine($"{c} {isDryRun} {isJson} {elapsed}");
    }
}
