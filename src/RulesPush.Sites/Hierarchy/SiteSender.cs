namespace RulesPush.Sites;

/// <summary>Site sender: takes the messages that wait to their sites, in order, and tries again where a link is down.</summary>
internal sealed class SiteSender(RulesInForce rules, ISiteDatabase database, ISiteLink link, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <summary>What one message causes at the next sites is sent at once, as far as this.</summary>
    private const int MostHops = 8;

    /// <summary>How long a link that is down is left alone.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string, string), DateTimeOffset> _down = [];

    /// <summary>When the next link that is down is tried again; null where none is down.</summary>
    public DateTimeOffset? NextTry => _down.Count == 0 ? null : _down.Values.Min();

    /// <summary>Sends a batch on every link that is up.</summary>
    /// <returns>Whether anything was sent.</returns>
    public async Task<bool> SendAsync(CancellationToken cancellationToken)
    {
        var sent = false;
        for (var pass = 0; pass < MostHops; pass++)
        {
            var isNews = false;
            // Also those of a site that is no longer in the rules, or has another parent now: what was accepted is not lost.
            foreach (var (sender, receiver) in Links())
                isNews |= await SendAsync(sender, receiver, cancellationToken);
            sent |= isNews;
            if (!isNews)
                break;
        }

        return sent;
    }

    private async Task<bool> SendAsync(string sender, string receiver, CancellationToken cancellationToken)
    {
        if (_down.TryGetValue((sender, receiver), out var next) && next > clock.GetUtcNow())
            return false;
        var messages = Waiting(sender, receiver);
        _down.Remove((sender, receiver));
        if (messages.Count == 0)
            return false;
        if (!await link.DeliverAsync(messages, cancellationToken))
        {
            _down[(sender, receiver)] = clock.GetUtcNow() + _pause;
            return false;
        }

        using var transaction = database.Begin();
        transaction.Messages.RemoveThrough(sender, receiver, messages[^1].Number);
        transaction.Commit();
        return true;
    }

    private List<(string Sender, string Receiver)> Links()
    {
        using var transaction = database.Begin();
        return [.. transaction.Messages.CountWaiting().Where(w => rules.Hierarchy.Find(w.Receiver) is not null).Select(static w => (w.Sender, w.Receiver))];
    }

    private IReadOnlyList<NumberedMessage> Waiting(string sender, string receiver)
    {
        using var transaction = database.Begin();
        return transaction.Messages.Waiting(sender, receiver, BatchSize);
    }
}
