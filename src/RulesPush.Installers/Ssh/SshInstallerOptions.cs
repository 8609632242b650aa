namespace RulesPush.Installers;

/// <summary>What a <see cref="SshInstaller"/> uploads and runs.</summary>
public sealed record SshInstallerOptions
{
    /// <summary>The client package: a file, or a folder that is uploaded with all that is in it.</summary>
    public required string Package { get; init; }

    /// <summary>
    /// What is run on the machine, by sh, in the folder that the package was uploaded to. It is told what to install by the
    /// environment, as the program of a <see cref="CommandInstaller"/> is, and ends with the same exit codes.
    /// </summary>
    public required string Command { get; init; }

    /// <summary>
    /// The host keys that are trusted, in the format of OpenSSH's known_hosts, with plain or hashed names. Lines with
    /// patterns or certificate authorities are passed over.
    /// </summary>
    public required string KnownHosts { get; init; }

    /// <summary>Whether the key of a host without one is trusted and kept. A key that differs from the kept one is never trusted.</summary>
    public bool TrustOnFirstUse { get; init; }

    /// <summary>Where the package is uploaded to; a relative folder is in the home of the account.</summary>
    public string RemoteFolder { get; init; } = ".rulespush";

    /// <summary>The port of the SSH server.</summary>
    public int Port { get; init; } = 22;

    /// <summary>How long is waited for a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long all of it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);
}
