namespace RulesPush.Sites.Tests.Properties;

/// <summary>How a delivery goes wrong.</summary>
internal enum LinkFault
{
    /// <summary>The messages arrive, but the sender is told that they did not, and sends them again.</summary>
    ReportsFailure,

    /// <summary>The messages arrive twice.</summary>
    Repeats,

    /// <summary>The first message gets lost: those behind it must not be handled before it.</summary>
    LosesFirst,
}

/// <summary>Links between sites that are down for a while, repeat, lose, and report what is not so.</summary>
internal sealed class UnreliableLink(TimeProvider clock, MetCases met, Action<NumberedMessage> hear)
{
    private readonly Dictionary<(string, string), DateTimeOffset> _downUntil = [];
    private readonly Dictionary<(string, string), LinkFault> _faults = [];
    private readonly Dictionary<(string, string), long> _heard = [];

    /// <summary>What arrived, in the order in which it did so first.</summary>
    public List<(string Sender, string Receiver, long Number)> Arrivals { get; } = [];

    public void Down((string, string) link, TimeSpan time) => _downUntil[link] = clock.GetUtcNow() + time;

    public void Fail((string, string) link, LinkFault fault) => _faults[link] = fault;

    public void Heal()
    {
        _downUntil.Clear();
        _faults.Clear();
    }

    public bool IsUp((string, string) link) => !_faults.ContainsKey(link) && !(_downUntil.TryGetValue(link, out var until) && until > clock.GetUtcNow());

    public ISiteLink Over(ISiteLink inner) => new Link(this, inner);

    private async Task<bool> DeliverAsync(ISiteLink inner, IReadOnlyList<NumberedMessage> messages, CancellationToken cancellationToken)
    {
        var link = (messages[0].Sender, messages[0].Receiver);
        // What a site leaves for itself goes over no link.
        var isOwn = messages[0].Sender == messages[0].Receiver;
        if (!isOwn && _downUntil.TryGetValue(link, out var until) && until > clock.GetUtcNow())
        {
            met.Count("link was down");
            return false;
        }

        if (isOwn || !_faults.Remove(link, out var fault))
            return await DeliverAndHearAsync(inner, messages, cancellationToken);

        met.Count($"link {fault}");
        if (fault == LinkFault.LosesFirst && messages.Count > 1 && messages[0].Number > _heard.GetValueOrDefault(link))
        {
            Assert.False(await inner.DeliverAsync([.. messages.Skip(1)], cancellationToken), "law 6, order: messages were handled though the one before them was lost");
            met.Count("messages behind a lost one");
        }

        var arrived = await DeliverAndHearAsync(inner, messages, cancellationToken);
        if (fault == LinkFault.Repeats)
            Assert.True(await DeliverAndHearAsync(inner, messages, cancellationToken), "law 6, once: a repeated delivery was refused");
        return arrived && fault != LinkFault.ReportsFailure;
    }

    private async Task<bool> DeliverAndHearAsync(ISiteLink inner, IReadOnlyList<NumberedMessage> messages, CancellationToken cancellationToken)
    {
        if (!await inner.DeliverAsync(messages, cancellationToken))
            return false;
        var link = (messages[0].Sender, messages[0].Receiver);
        var heard = _heard.GetValueOrDefault(link);
        if (messages[0].Number <= heard)
            met.Count("messages delivered again");
        foreach (var message in messages.Where(m => m.Number > heard))
        {
            Arrivals.Add((link.Sender, link.Receiver, message.Number));
            hear(message);
        }

        _heard[link] = Math.Max(heard, messages[^1].Number);
        return true;
    }

    private sealed class Link(UnreliableLink links, ISiteLink inner) : ISiteLink
    {
        public Task<bool> DeliverAsync(IReadOnlyList<NumberedMessage> messages, CancellationToken cancellationToken) =>
            links.DeliverAsync(inner, messages, cancellationToken);
    }
}
