namespace RulesPush.Cli.Simulating;

/// <summary>What happened to a resource, in words.</summary>
internal static class EventWords
{
    public static string Of(HistoryEvent happened) => VisibleText.Of(happened.Kind switch
    {
        HistoryKind.Discovered => $"discovered {happened.Text}",
        HistoryKind.Forwarded => $"forwarded: {happened.Text}",
        HistoryKind.Received => $"received: {happened.Text}",
        HistoryKind.Stored => $"stored: {happened.Text}",
        HistoryKind.PdrSent => $"sent: {happened.Text}",
        HistoryKind.PdrReceived => $"received: {happened.Text}",
        HistoryKind.PdrIgnored => $"ignored: {happened.Text}",
        HistoryKind.Decided => $"decided {happened.Text}",
        HistoryKind.RequestCreated => $"created {happened.Text}",
        HistoryKind.InstallFlagChanged => $"install flag {happened.Text}",
        HistoryKind.Removed => $"removed: {happened.Text}",
        HistoryKind.WizardRefused => $"refused by the wizard: {happened.Text}",
        // These say it themselves.
        HistoryKind.RequestChanged or HistoryKind.WouldInstall or HistoryKind.Attempted or HistoryKind.RequestClosed => happened.Text,
        _ => $"{happened.Kind}: {happened.Text}",
    });
}
