namespace RulesPush.Sites.Tests.Properties;

/// <summary>An installer whose machines each behave in their own way, and which holds the laws at every call.</summary>
internal sealed class WatchedInstaller(World world, int machines) : IInstaller
{
    public Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken)
    {
        var request = world.Read(t => t.Requests.Find(order.Request))!;
        var stored = world.Read(t => t.Inventory.Find(order.Site, request.Resource));
        // The engine takes an exception for an error of the installer.
        try
        {
            Laws.InstallerMayBeCalled(world, order, request, stored);
        }
        catch (Exception breach)
        {
            world.Breaches.Add(breach.Message);
        }

        var result = Answer(order);
        world.Met.Count($"installer {result.Error?.ToString() ?? "success"}");
        if (result.Error is null)
            world.Model.Installed(world, order.Site, request.Resource);
        return Task.FromResult(result);
    }

    /// <summary>The same for a machine and an attempt each time, so that a call can be repeated after a kill.</summary>
    private InstallationResult Answer(InstallationOrder order)
    {
        var kind = (order.Address.Sum(static c => c) + machines) % 8;
        return kind switch
        {
            0 => Failure(InstallationError.Unreachable),
            1 => Failure(InstallationError.BadPlatform),
            2 => Failure(InstallationError.AlreadyClient),
            3 when order.Attempt < 3 => Failure(InstallationError.NoDiskSpace),
            4 => Failure(InstallationError.NameNotFound),
            5 => throw new InvalidOperationException("the installer is broken"),
            _ => InstallationResult.Success(),
        };
    }

    private static InstallationResult Failure(InstallationError error) => InstallationResult.Failure(error, error.ToString());
}
