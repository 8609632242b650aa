namespace RulesPush.Sites.Tests.Properties;

/// <summary>Law 6: what was sent between two sites was handled, in order, once.</summary>
internal static class MessageLaws
{
    public static void Hold(World world)
    {
        var events = world.Read(static t => t.History.Since(0));
        foreach (var site in world.Plan.Sites.Where(static s => s.Parent is not null))
        {
            var parent = site.Parent!;
            if (site.IsSecondary)
            {
                var sent = Of(parent, HistoryKind.PdrSent, " to ").Where(e => Is(e.Text, $"to {site.Code}")).Select(static e => (e.Resource, Number(e.Text)));
                var handled = Of(site.Code, HistoryKind.PdrReceived, " from ").Select(static e => (e.Resource, Number(e.Text)));
                Assert.True(sent.SequenceEqual(handled), $"law 6: {parent} sent PDRs {string.Join(", ", sent)}, and {site.Code} handled {string.Join(", ", handled)}");
                Equal(world.Model.Forwarded(site.Code), Of(parent, HistoryKind.Received, $"DDR from {site.Code};").Count(), $"DDRs from {site.Code}");
                world.Met.Count("PDRs", handled.Count());
            }
            else
            {
                Equal(Of(site.Code, HistoryKind.Forwarded, $"to {parent}").Count(), Of(parent, HistoryKind.Received, $"record from {site.Code};").Count(), $"records from {site.Code}");
                Equal(Of(parent, HistoryKind.PdrSent, $"to {site.Code}, towards").Count(), Of(site.Code, HistoryKind.Received, $"record from {parent};").Count(), $"records from {parent}");
            }
        }

        Equal(world.StalePdrs, events.Count(static e => e.Kind == HistoryKind.PdrIgnored && e.Text.Contains("is stale", StringComparison.Ordinal)), "stale PDRs");

        IEnumerable<HistoryEvent> Of(string site, HistoryKind kind, string text) =>
            events.Where(e => e.Site == site && e.Kind == kind && e.Text.Contains(text, StringComparison.Ordinal));
    }

    private static void Equal(int sent, int handled, string what) => Assert.True(sent == handled, $"law 6: {sent} {what} were sent, {handled} handled");

    private static bool Is(string text, string end) => text.EndsWith(end, StringComparison.Ordinal) || text.Contains(end + ",", StringComparison.Ordinal);

    private static string Number(string text) => text.Split(' ')[1];
}
