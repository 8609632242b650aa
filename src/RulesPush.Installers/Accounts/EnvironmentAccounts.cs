using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>
/// Passwords of accounts from environment variables: RULESPUSH_PASSWORD_ and the name in upper case, with every character
/// that is not an ASCII letter or digit as an underscore. CORP\push is RULESPUSH_PASSWORD_CORP_PUSH.
/// </summary>
public sealed class EnvironmentAccounts : IAccountSource
{
    internal const string Prefix = "RULESPUSH_PASSWORD_";

    /// <inheritdoc/>
    public PushAccount? Find(string name) =>
        Environment.GetEnvironmentVariable(VariableOf(name)) is { Length: > 0 } password ? new PushAccount(name, password) : null;

    /// <summary>The variable that the password of an account is looked for in.</summary>
    public static string VariableOf(string name) =>
        Prefix + string.Concat(name.Select(static c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
}
