namespace RulesPush.Cli.Simulating;

/// <summary>Says in plain words why a machine was or was not installed, and where from.</summary>
internal static class Verdict
{
    public static IEnumerable<string> Of(Simulation simulation, string machine)
    {
        using var transaction = simulation.Database.Begin();
        var requests = transaction.Requests.List().Where(r => r.Machine.Equals(machine, StringComparison.OrdinalIgnoreCase)).ToList();
        if (simulation.World.Installed.TryGetValue(machine, out var order))
        {
            var request = requests.Find(r => r.Id == order.Request)!;
            yield return $"{machine} was installed by {order.Site} in attempt {order.Attempt}, because {Why(request)}. The files came from {order.ManagementPoint ?? "no management point"};"
                + $" the client is assigned to {order.AssignedSite} and reports through {order.ReportingManagementPoint ?? "no management point"}.";
            yield break;
        }

        yield return $"{machine} was not installed.";
        foreach (var request in requests)
            yield return $"{request.Site} created CCR {request.Id}, because {Why(request)}; it {Ending(request)}.";
        if (requests.Count > 0)
            yield break;
        foreach (var site in simulation.Rules.Hierarchy.Sites)
        {
            var known = transaction.Inventory.Page(site.Code, 0, int.MaxValue).FirstOrDefault(r => r.Name.Equals(machine, StringComparison.OrdinalIgnoreCase));
            if (known?.Decision is { } decision)
                yield return $"{site} created no CCR: {decision.Outcome}: {decision.Reason}.";
        }

        foreach (var (sender, receiver, count) in transaction.Messages.CountWaiting())
            yield return $"{count} messages from {sender} to {receiver} still wait.";
    }

    private static string Why(ClientConfigurationRequest request) =>
        request.Wizard is null ? $"it {request.Reason}" : "an administrator chose it in the wizard";

    private static string Ending(ClientConfigurationRequest request) => request.State switch
    {
        RequestState.Failed => $"failed: {request.Ending}",
        RequestState.Cancelled => $"was cancelled: {request.Ending}",
        RequestState.Done => $"ended: {request.Ending}",
        RequestState.Retry => $"waits for attempt {request.Attempts + 1}, due {request.Due:u}",
        _ => $"is {request.State}",
    };
}
