namespace RulesPush.Sites;

/// <summary>An account that clients are pushed with. Its secrets are never printed, logged or stored.</summary>
/// <param name="Name">The name, as the rules write it.</param>
/// <param name="Password">The password; null where a key is used.</param>
/// <param name="KeyFile">The file of the private key; null where a password is used.</param>
/// <param name="KeyPassphrase">What the key file is protected with; null where it is not.</param>
public sealed record PushAccount(string Name, string? Password = null, string? KeyFile = null, string? KeyPassphrase = null)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}

/// <summary>Port: where the secrets of accounts come from.</summary>
public interface IAccountSource
{
    /// <summary>The account of this name, ignoring case; null where the source has none.</summary>
    PushAccount? Find(string name);
}
