namespace RulesPush.Sites;

/// <summary>
/// Takes the batches of discovery sources in, some rows at a time: the rows, the messages and requests that they cause,
/// and how far the intake is, are one transaction.
/// </summary>
internal sealed class DiscoveryIntake(
    RulesInForce rules, ISiteDatabase database, DiscoveryDataManager discoveryData, MessageReceiver? otherSites, HierarchyOptions options) : IDisposable
{
    private readonly HashSet<IDiscoverySource> _read = [];
    private OpenBatch? _open;

    /// <summary>The batch that is being taken in; null between batches.</summary>
    public IDiscoveryBatch? Current => _open?.Batch;

    /// <summary>Takes some rows in.</summary>
    /// <returns>Whether there were any, or a batch was ended.</returns>
    public bool Work()
    {
        try
        {
            _open ??= FindNext();
        }
        catch (DiscoveryException e)
        {
            options.Notify(new HierarchyNotice(NoticeKind.Problem, e.Message));
            return true;
        }

        if (_open is not { } open)
            return false;
        try
        {
            if (TakeIn(open))
                return true;
            Complete(open);
        }
        catch (DiscoveryException e)
        {
            options.Notify(new HierarchyNotice(NoticeKind.Problem, $"{open.Source.Site}: {e.Message}"));
            open.Batch.Reject(e.Message);
        }

        open.Dispose();
        _open = null;
        return true;
    }

    public void Dispose() => _open?.Dispose();

    private OpenBatch? FindNext()
    {
        foreach (var source in options.Sources)
        {
            if (!source.IsWatched && !_read.Add(source))
                continue;
            foreach (var batch in source.FindBatches())
            {
                try
                {
                    if (Open(source, batch) is { } open)
                        return open;
                }
                catch (DiscoveryException e)
                {
                    options.Notify(new HierarchyNotice(NoticeKind.Problem, $"{source.Site}: {e.Message}"));
                    batch.Reject(e.Message);
                    batch.Dispose();
                }
            }
        }

        return null;
    }

    /// <summary>Opens a batch where it was left; null where it was taken in before.</summary>
    private OpenBatch? Open(IDiscoverySource source, IDiscoveryBatch batch)
    {
        Occasion occasion;
        IReadOnlyList<(long Row, string Reason)> bad;
        using (var transaction = database.Begin())
        {
            occasion = transaction.Occasions.Open(OccasionKind.Intake, $"{source.Site} {batch.Identity}", batch.Name, options.Clock.GetUtcNow());
            bad = transaction.BadDdrs.OfIntake(occasion.Id);
            transaction.Commit();
        }

        if (!occasion.IsFinished)
            return new OpenBatch(source, batch, occasion, new ReadAhead(batch.Read(occasion.Row, occasion.Time).GetEnumerator(), Prepare));
        options.Notify(new HierarchyNotice(NoticeKind.Intake, $"{source.Site}: {batch.Name} was taken in before"));
        batch.Complete(bad);
        batch.Dispose();
        return null;
    }

    private PreparedRow Prepare(DiscoveredRow row) => new(row, row.Ddr is { } ddr ? discoveryData.Prepare(ddr) : null);

    private bool TakeIn(OpenBatch open)
    {
        var site = rules.Hierarchy.Find(open.Source.Site)!;
        var last = 0L;
        using var transaction = database.Begin();
        for (var i = 0; i < options.RowsPerTransaction && open.Rows.Next() is var (row, sighting); i++)
        {
            last = row.Number;
            var why = sighting is null ? row.Rejection : discoveryData.TakeIn(transaction, site, sighting, open.Occasion.Id);
            otherSites?.HandleAtOnce(transaction);
            if (why is null)
                open.TakenIn++;
            else
                KeepAside(transaction, open, row, why);
        }

        if (last == 0)
            return false;
        transaction.Occasions.Advance(open.Occasion.Id, last);
        transaction.Commit();
        return true;
    }

    private void KeepAside(ISiteTransaction transaction, OpenBatch open, DiscoveredRow row, string why) =>
        transaction.BadDdrs.Add(new BadDdr
        {
            Site = open.Source.Site,
            Batch = open.Batch.Name,
            Occasion = open.Occasion.Id,
            Row = row.Number,
            Raw = row.Raw,
            Reason = why,
            Time = options.Clock.GetUtcNow(),
        });

    private void Complete(OpenBatch open)
    {
        IReadOnlyList<(long Row, string Reason)> bad;
        using (var transaction = database.Begin())
        {
            transaction.Occasions.Finish(open.Occasion.Id);
            bad = transaction.BadDdrs.OfIntake(open.Occasion.Id);
            transaction.Commit();
        }

        options.Notify(new HierarchyNotice(
            NoticeKind.Intake,
            $"{open.Source.Site}: {open.Batch.Name}: {open.TakenIn:N0} DDRs taken in{(open.Occasion.Row == 0 ? "" : $" behind row {open.Occasion.Row:N0}, where an earlier run ended")}"
            + (bad.Count == 0 ? "" : $", {bad.Count:N0} kept aside"))
        {
            KeptAside = bad.Count,
        });
        open.Batch.Complete(bad);
    }

    private sealed class OpenBatch(IDiscoverySource source, IDiscoveryBatch batch, Occasion occasion, ReadAhead rows) : IDisposable
    {
        public IDiscoverySource Source => source;

        public IDiscoveryBatch Batch => batch;

        public Occasion Occasion => occasion;

        public ReadAhead Rows => rows;

        public long TakenIn { get; set; }

        public void Dispose()
        {
            rows.Dispose();
            batch.Dispose();
        }
    }
}
