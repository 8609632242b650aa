namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteMessages(Statements statements) : IMessages, IDeferred
{
    private readonly Dictionary<(string Sender, string Receiver), Link> _links = [];
    /// <summary>Those that this transaction has added, and nobody has taken.</summary>
    private readonly Queue<NumberedMessage> _added = [];
    private readonly List<NumberedMessage> _passedOver = [];

    public void Add(string sender, string receiver, SiteMessage message, long? occasion)
    {
        var link = Find(sender, receiver);
        link.IsChanged = true;
        _added.Enqueue(new NumberedMessage(sender, receiver, ++link.Sent, occasion, message));
    }

    public NumberedMessage? TakeNext()
    {
        while (_added.TryDequeue(out var message))
        {
            if (LastHandled(message.Sender, message.Receiver) == message.Number - 1)
                return message;
            _passedOver.Add(message);
        }

        return null;
    }

    public IReadOnlyList<NumberedMessage> Waiting(string sender, string receiver, int limit)
    {
        Write();
        return statements["SELECT number, occasion, body FROM message WHERE sender = $1 AND receiver = $2 ORDER BY number LIMIT $3"].All(
            row => new NumberedMessage(sender, receiver, row.Number(0), row.KnownNumber(1), MessageJson.Read(row.Bytes(2))),
            sender,
            receiver,
            limit);
    }

    public void RemoveThrough(string sender, string receiver, long number)
    {
        Write();
        statements["DELETE FROM message WHERE sender = $1 AND receiver = $2 AND number <= $3"].Run(sender, receiver, number);
    }

    public long LastHandled(string sender, string receiver) => Find(sender, receiver).Handled;

    public void SetLastHandled(string sender, string receiver, long number)
    {
        var link = Find(sender, receiver);
        link.Handled = number;
        // Numbers go on behind those of a sender that has lost its own count.
        link.Sent = Math.Max(link.Sent, number);
        link.IsChanged = true;
    }

    public IReadOnlyList<(string Sender, string Receiver, long Count)> CountWaiting()
    {
        Write();
        return statements["SELECT sender, receiver, count(*) FROM message GROUP BY sender, receiver"].All(
            static row => (row.Text(0), row.Text(1), row.Number(2)));
    }

    public void Write()
    {
        foreach (var message in _passedOver.Concat(_added))
        {
            statements["INSERT INTO message(sender, receiver, number, occasion, body) VALUES($1, $2, $3, $4, $5)"].Run(
                message.Sender, message.Receiver, message.Number, message.Occasion, SqlValue.Blob(MessageJson.Write(message.Message)));
        }

        _passedOver.Clear();
        _added.Clear();
        foreach (var ((sender, receiver), link) in _links)
        {
            if (!link.IsChanged)
                continue;
            statements["INSERT INTO link VALUES($1, $2, $3, $4) ON CONFLICT DO UPDATE SET sent = $3, handled = $4"].Run(sender, receiver, link.Sent, link.Handled);
            link.IsChanged = false;
        }
    }

    public void Forget()
    {
        _links.Clear();
        _added.Clear();
        _passedOver.Clear();
    }

    private Link Find(string sender, string receiver)
    {
        if (!_links.TryGetValue((sender, receiver), out var link))
        {
            link = statements["SELECT sent, handled FROM link WHERE sender = $1 AND receiver = $2"].Single(
                static row => new Link { Sent = row.Number(0), Handled = row.Number(1) }, sender, receiver) ?? new Link();
            _links.Add((sender, receiver), link);
        }

        return link;
    }

    /// <summary>The numbers of the last message between two sites that was sent, and handled.</summary>
    private sealed class Link
    {
        public long Sent { get; set; }

        public long Handled { get; set; }

        public bool IsChanged { get; set; }
    }
}
