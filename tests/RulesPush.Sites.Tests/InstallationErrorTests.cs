namespace RulesPush.Sites.Tests;

/// <summary>Which errors end a request at once.</summary>
public sealed class InstallationErrorTests
{
    [Fact]
    public void Only_a_bad_platform_and_a_client_that_is_there_are_permanent() => Assert.Equal(
        [InstallationError.BadPlatform, InstallationError.AlreadyClient],
        Enum.GetValues<InstallationError>().Where(static e => e.IsPermanent()));
}
