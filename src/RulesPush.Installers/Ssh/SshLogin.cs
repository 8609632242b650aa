using System.Net.Sockets;
using System.Security.Cryptography;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Messages.Transport;
using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>Connects clients to one machine, with its host key checked and an account logged in.</summary>
internal sealed class SshLogin(SshInstallerOptions options, KnownHosts knownHosts, string host, PushAccount account)
{
    /// <summary>Makes and connects a client, with a connection of its own: clients must not share what describes it.</summary>
    /// <exception cref="InstallationFailure">There is no connection, and it is known why.</exception>
    public async Task<T> ConnectAsync<T>(Func<ConnectionInfo, T> create, CancellationToken cancellationToken)
        where T : BaseClient
    {
        using var key = ReadKey();
        string? refusal = null;
        var client = create(Describe(key));
        client.KeepAliveInterval = TimeSpan.FromSeconds(30);
        client.HostKeyReceived += (_, e) =>
        {
            // Whatever the check throws, the key is not trusted.
            e.CanTrust = false;
            refusal = Refuse(e.HostKey);
            e.CanTrust = refusal is null;
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.ConnectTimeout);
        try
        {
            await client.ConnectAsync(limit.Token).ConfigureAwait(false);
            return client;
        }
        catch (Exception e)
        {
            client.Dispose();
            if (refusal is not null)
                throw new InstallationFailure(InstallationError.Other, refusal);
            cancellationToken.ThrowIfCancellationRequested();
            if (FailureOf(e) is { } failure)
                throw failure;
            throw;
        }
    }

    private string? Refuse(byte[] key)
    {
        try
        {
            return knownHosts.Refuse(host, options.Port, key, options.TrustOnFirstUse);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"the host key of {host} cannot be kept or compared: {e.Message}";
        }
    }

    private ConnectionInfo Describe(PrivateKeyFile? key)
    {
        var methods = new List<AuthenticationMethod>();
        if (key is not null)
            methods.Add(new PrivateKeyAuthenticationMethod(account.Name, key));
        if (account.Password is not null)
            methods.Add(new PasswordAuthenticationMethod(account.Name, account.Password));
        if (methods.Count == 0)
            throw new InstallationFailure(InstallationError.AccessDenied, $"the account {account.Name} has neither a password nor a key");
        var info = new ConnectionInfo(host, options.Port, account.Name, [.. methods]) { Timeout = options.ConnectTimeout };
        knownHosts.Prefer(info.HostKeyAlgorithms, host, options.Port);
        return info;
    }

    private PrivateKeyFile? ReadKey()
    {
        try
        {
            return account.KeyFile is null ? null : new PrivateKeyFile(account.KeyFile, account.KeyPassphrase);
        }
        catch (Exception e) when (e is SshException or IOException or UnauthorizedAccessException or CryptographicException or NotSupportedException)
        {
            throw new InstallationFailure(InstallationError.AccessDenied, $"the key of the account {account.Name} cannot be read: {e.Message}");
        }
    }

    private InstallationFailure? FailureOf(Exception exception) => exception switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery } =>
            new(InstallationError.NameNotFound, $"the name {host} does not resolve"),
        SocketException e => new(InstallationError.Unreachable, $"{host} does not answer: {e.Message}"),
        OperationCanceledException or SshOperationTimeoutException =>
            new(InstallationError.Unreachable, $"{host} does not answer within {options.ConnectTimeout}"),
        SshAuthenticationException e => new(InstallationError.AccessDenied, $"{host} does not let {account.Name} in: {e.Message}"),
        SshConnectionException { DisconnectReason: not DisconnectReason.KeyExchangeFailed } e =>
            new(InstallationError.Unreachable, $"{host} does not answer as an SSH server: {e.Message}"),
        _ => null,
    };
}
