namespace RulesPush.Sites;

/// <summary>
/// The receiving end of every link, and the link itself where both sites live in this process. Each message is handled
/// once, in the order of its number.
/// </summary>
internal sealed class MessageReceiver(
    RulesInForce rules, ISiteDatabase database, DiscoveryDataManager discoveryData, ProcessedDdrs processedDdrs) : ISiteLink
{
    /// <summary>
    /// Handles what the sites have told each other in a transaction, hop after hop, in this same transaction: between sites
    /// of one process nothing has to wait, unless older messages do.
    /// </summary>
    public void HandleAtOnce(ISiteTransaction transaction)
    {
        while (transaction.Messages.TakeNext() is { } message)
        {
            Handle(transaction, message);
            transaction.Messages.SetLastHandled(message.Sender, message.Receiver, message.Number);
        }
    }

    public Task<bool> DeliverAsync(IReadOnlyList<NumberedMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
            return Task.FromResult(true);
        using var transaction = database.Begin();
        var (sender, receiver) = (messages[0].Sender, messages[0].Receiver);
        var handled = transaction.Messages.LastHandled(sender, receiver);
        foreach (var message in messages)
        {
            if (message.Number <= handled)
                continue;
            // One is missing: what comes behind it would overtake it.
            if (message.Number != handled + 1)
                return Task.FromResult(false);
            Handle(transaction, message);
            handled = message.Number;
        }

        transaction.Messages.SetLastHandled(sender, receiver, handled);
        transaction.Commit();
        return Task.FromResult(true);
    }

    private void Handle(ISiteTransaction transaction, NumberedMessage numbered)
    {
        var site = rules.Hierarchy.Find(numbered.Receiver)!;
        switch (numbered.Message)
        {
            case DdrMessage ddr:
                discoveryData.Receive(transaction, site, numbered, ddr);
                break;
            case RecordMessage or RemovalMessage when site.IsSecondary && site.Parent!.Code != numbered.Sender:
                // Its primary site is another now, which knows its resources by other numbers.
                break;
            case RecordMessage pdr when site.IsSecondary:
                processedDdrs.Receive(transaction, site, numbered, pdr);
                break;
            case RecordMessage record:
                discoveryData.Receive(transaction, site, numbered, record);
                break;
            case InstallFlagMessage flag:
                discoveryData.ChangeInstallFlag(
                    transaction, site, flag.Resource, flag.InstallFlag, numbered.Sender == site.Code ? null : numbered.Sender);
                break;
            case AgedValuesMessage aged:
                discoveryData.ForgetAged(transaction, site, aged.Resource, aged.Before);
                break;
            case RemovalMessage removal:
                processedDdrs.Receive(transaction, site, removal);
                break;
            default:
                throw new InvalidOperationException($"{site} cannot handle {numbered.Message}");
        }
    }
}
