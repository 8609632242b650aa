namespace RulesPush.Sites;

/// <summary>Port: the way between two sites.</summary>
public interface ISiteLink
{
    /// <summary>Delivers messages between two sites, in order.</summary>
    /// <returns>
    /// Whether the receiver has durably handled all of them; else they are sent again, and the receiver knows by their
    /// numbers which it has handled.
    /// </returns>
    Task<bool> DeliverAsync(IReadOnlyList<NumberedMessage> messages, CancellationToken cancellationToken);
}
