namespace RulesPush.Sites;

/// <summary>The messages that wait to be sent, and how far each site has handled those of each other.</summary>
public interface IMessages
{
    /// <summary>Adds a message, with the next number of its two sites.</summary>
    void Add(string sender, string receiver, SiteMessage message, long? occasion);

    /// <summary>
    /// Takes the first message that this transaction has added, and before which no other waits: its receiver handles it
    /// in the same transaction, and it never has to be stored. Null where there is none.
    /// </summary>
    NumberedMessage? TakeNext();

    /// <summary>At most <paramref name="limit"/> messages that wait between two sites, in order.</summary>
    IReadOnlyList<NumberedMessage> Waiting(string sender, string receiver, int limit);

    /// <summary>Removes the messages up to a number: the receiver has handled them.</summary>
    void RemoveThrough(string sender, string receiver, long number);

    /// <summary>The number of the last message that the receiver has handled; 0 before the first.</summary>
    long LastHandled(string sender, string receiver);

    /// <summary>Sets it.</summary>
    void SetLastHandled(string sender, string receiver, long number);

    /// <summary>How many messages wait, by sender and receiver.</summary>
    IReadOnlyList<(string Sender, string Receiver, long Count)> CountWaiting();
}

/// <summary>A message with its number between two sites: its id.</summary>
/// <param name="Sender">The code of the site that sends it.</param>
/// <param name="Receiver">The code of the site that it is for.</param>
/// <param name="Number">Counts the messages between the two, from 1.</param>
/// <param name="Occasion">What set it off; null where nothing that is counted did.</param>
/// <param name="Message">The message.</param>
public sealed record NumberedMessage(string Sender, string Receiver, long Number, long? Occasion, SiteMessage Message);
