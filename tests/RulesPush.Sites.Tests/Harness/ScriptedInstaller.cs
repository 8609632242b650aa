namespace RulesPush.Sites.Tests;

/// <summary>An installer that answers as the test says, at once, and keeps what it was told.</summary>
internal sealed class ScriptedInstaller : IInstaller
{
    public Func<InstallationOrder, InstallationResult> Answer { get; set; } = static _ => InstallationResult.Success();

    public List<InstallationOrder> Orders { get; } = [];

    public Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken)
    {
        Orders.Add(order);
        return Task.FromResult(Answer(order));
    }

    public void Fail(InstallationError error) => Answer = _ => InstallationResult.Failure(error, error.ToString());
}
