using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>A step of an installation fails for a reason that is known.</summary>
internal sealed class InstallationFailure(InstallationError error, string message) : Exception(message)
{
    public InstallationError Error { get; } = error;
}
