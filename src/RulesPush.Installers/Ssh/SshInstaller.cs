using Renci.SshNet;
using Renci.SshNet.Common;
using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>Installs over SSH: uploads the package by SFTP, and runs a command on the machine.</summary>
/// <remarks>
/// The machine has to have a POSIX shell. A command that does not end in time is sent TERM, with all that it started; where
/// the connection is lost it runs on, as a package manager is not to be ended half-way.
/// </remarks>
public sealed class SshInstaller : IInstaller
{
    private readonly SshInstallerOptions _options;
    private readonly KnownHosts _knownHosts;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="options">What is uploaded and run.</param>
    /// <exception cref="FileNotFoundException">There is no such package.</exception>
    public SshInstaller(SshInstallerOptions options)
    {
        if (!File.Exists(options.Package) && !Directory.Exists(options.Package))
            throw new FileNotFoundException($"there is no package {options.Package}");
        (_options, _knownHosts) = (options, new KnownHosts(options.KnownHosts));
    }

    /// <inheritdoc/>
    public async Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (order.Account is not { } account)
            return InstallationResult.Failure(InstallationError.AccessDenied, "no account to connect as");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        try
        {
            var result = await InstallAsync(order, account, limit.Token).ConfigureAwait(false);
            if (result.Error is InstallationError.TimedOut)
                cancellationToken.ThrowIfCancellationRequested();
            return result;
        }
        catch (InstallationFailure e)
        {
            return InstallationResult.Failure(e.Error, ProgramEnd.OneLine(e.Message));
        }
        catch (Exception e) when (e is OperationCanceledException or SshOperationTimeoutException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ProgramEnd.TimedOut(_options.Timeout, output: null);
        }
        catch (Exception e) when (e is SshException or IOException or UnauthorizedAccessException)
        {
            return InstallationResult.Failure(InstallationError.Other, ProgramEnd.OneLine(e.Message));
        }
    }

    private async Task<InstallationResult> InstallAsync(InstallationOrder order, PushAccount account, CancellationToken cancellationToken)
    {
        var login = new SshLogin(_options, _knownHosts, order.Address, account);
        using (var sftp = await login.ConnectAsync(static i => new SftpClient(i), cancellationToken).ConfigureAwait(false))
            await new PackageUpload(sftp, _options.RemoteFolder).UploadAsync(_options.Package, cancellationToken).ConfigureAwait(false);

        using var ssh = await login.ConnectAsync(static i => new SshClient(i), cancellationToken).ConfigureAwait(false);
        return await new RemoteCommand(ssh, _options, order, account).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
