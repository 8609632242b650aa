using RulesPush.Model;

namespace RulesPush.Sites;

/// <summary>
/// Carries one attempt out: finds the management point, then tries the names of the machine until one resolves, with
/// the accounts of the site until one may. It touches no database.
/// </summary>
internal sealed class InstallationAttempts(
    RulesInForce rules, IInstaller installer, IAccountSource accounts, ManagementPointLocator managementPoints, TimeProvider clock)
{
    /// <summary>Carries the attempt out.</summary>
    /// <exception cref="OperationCanceledException">The system stops; the attempt is as if it had not been made.</exception>
    public async Task<InstallationAttempt> RunAsync(
        ClientConfigurationRequest request, InstallationAttempt attempt, StoredResource stored, string? lastAccount, CancellationToken cancellationToken)
    {
        var site = rules.Hierarchy.Find(request.Site)!;
        var resource = stored.Record.ToResource(rules.Definition, stored.InstallFlag.IsSet);
        var order = new InstallationOrder
        {
            Request = request.Id,
            Attempt = attempt.Number,
            Machine = stored.Name,
            Address = "",
            Site = site.Code,
            AssignedSite = site.Primary.Code,
            ManagementPoint = await managementPoints.FindSourceAsync(site, cancellationToken),
            ReportingManagementPoint = managementPoints.FindReporting(site, resource),
            InstallationProperties = site.Definition.PushSettings.InstallationProperties,
        };
        var result = InstallationResult.Failure(InstallationError.Other, "the machine has no name and no address to connect to");
        foreach (var address in Targets(resource))
        {
            (order, result) = await TryAccountsAsync(order with { Address = address }, site.Definition.PushSettings, lastAccount, cancellationToken);
            if (result.Error != InstallationError.NameNotFound)
                break;
        }

        return attempt with
        {
            Ended = clock.GetUtcNow(),
            Target = order.Address,
            ManagementPoint = order.ManagementPoint,
            Account = order.Account?.Name,
            Error = result.Error,
            Text = result.Text,
            Output = result.Output,
        };
    }

    /// <summary>What the machine can be reached by: the NetBIOS name, the host names, the addresses.</summary>
    public static IReadOnlyList<string> Targets(Resource resource) =>
    [
        .. new[] { resource.NetBiosName }
            .Concat(resource.ResourceNames ?? [])
            .Concat((resource.IPAddresses ?? []).Concat(resource.IPv6Addresses ?? []).Select(static a => a.ToString()))
            .OfType<string>().Where(static t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The accounts of a site, first the one that worked last.</summary>
    public static IEnumerable<string> InOrder(ClientPushSettings settings, string? lastAccount) =>
        settings.Accounts.OrderByDescending(a => string.Equals(a, lastAccount, StringComparison.OrdinalIgnoreCase));

    private async Task<(InstallationOrder, InstallationResult)> TryAccountsAsync(
        InstallationOrder order, ClientPushSettings settings, string? lastAccount, CancellationToken cancellationToken)
    {
        if (settings.Accounts.Count == 0)
            return (order, await CallAsync(order, cancellationToken));
        var result = InstallationResult.Failure(InstallationError.AccessDenied, "");
        foreach (var name in InOrder(settings, lastAccount))
        {
            // An installer that needs no secrets, such as a program, is told the name alone.
            order = order with { Account = accounts.Find(name) ?? new PushAccount(name) };
            result = await CallAsync(order, cancellationToken);
            if (result.Error != InstallationError.AccessDenied)
                break;
        }

        return (order, result);
    }

    private async Task<InstallationResult> CallAsync(InstallationOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await installer.InstallAsync(order, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return InstallationResult.Failure(InstallationError.Other, VisibleText.Of($"the installer failed: {e.GetType().Name}: {e.Message}"));
        }
    }
}
