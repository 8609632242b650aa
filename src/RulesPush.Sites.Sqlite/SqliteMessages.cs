namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteMessages(Statements statements) : IMessages
{
    public void Add(string sender, string receiver, SiteMessage message, long? occasion)
    {
        var number = statements[
            "INSERT INTO link VALUES($1, $2, 1, 0) ON CONFLICT DO UPDATE SET sent = sent + 1 RETURNING sent"].Scalar(sender, receiver);
        statements["INSERT INTO message(sender, receiver, number, occasion, body) VALUES($1, $2, $3, $4, $5)"].Run(
            sender, receiver, number, occasion, MessageJson.Write(message));
    }

    public IReadOnlyList<NumberedMessage> Waiting(string sender, string receiver, int limit) =>
        statements["SELECT number, occasion, body FROM message WHERE sender = $1 AND receiver = $2 ORDER BY number LIMIT $3"].All(
            row => new NumberedMessage(sender, receiver, row.GetInt64(0), row.Number(1), MessageJson.Read(row.GetFieldValue<byte[]>(2))),
            sender,
            receiver,
            limit);

    public void RemoveThrough(string sender, string receiver, long number) =>
        statements["DELETE FROM message WHERE sender = $1 AND receiver = $2 AND number <= $3"].Run(sender, receiver, number);

    public long LastHandled(string sender, string receiver) =>
        (long)(statements["SELECT handled FROM link WHERE sender = $1 AND receiver = $2"].Scalar(sender, receiver) ?? 0L);

    public void SetLastHandled(string sender, string receiver, long number) =>
        statements["INSERT INTO link VALUES($1, $2, $3, $3) ON CONFLICT DO UPDATE SET handled = $3"].Run(sender, receiver, number);

    public IReadOnlyList<(string Sender, string Receiver, long Count)> CountWaiting() =>
        statements["SELECT sender, receiver, count(*) FROM message GROUP BY sender, receiver"].All(
            static row => (row.GetString(0), row.GetString(1), row.GetInt64(2)));
}
