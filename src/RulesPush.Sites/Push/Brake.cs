namespace RulesPush.Sites;

/// <summary>Says, once for each new number, how many requests the brake holds back.</summary>
internal sealed class Brake(ISiteDatabase database, Action<HierarchyNotice> notify)
{
    private long _told;

    public void Tell()
    {
        long held;
        using (var transaction = database.Begin())
            held = transaction.Requests.Count().Where(static c => c.State == RequestState.Held).Sum(static c => c.Count);
        if (held > 0 && held != _told)
        {
            notify(new HierarchyNotice(
                NoticeKind.Brake, $"the brake holds {held:N0} requests back: look at them with rulespush ccr list --state held, let them go with rulespush ccr release"));
        }

        _told = held;
    }
}
