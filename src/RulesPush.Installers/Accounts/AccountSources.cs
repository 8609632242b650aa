using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>Several sources of accounts as one: the first that knows an account gives it.</summary>
/// <param name="sources">The sources, such as a file and then the environment.</param>
public sealed class AccountSources(params IReadOnlyList<IAccountSource> sources) : IAccountSource
{
    /// <inheritdoc/>
    public PushAccount? Find(string name) => sources.Select(source => source.Find(name)).FirstOrDefault(static a => a is not null);
}
