using Renci.SshNet;
using Renci.SshNet.Common;
using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>The command that installs, on the machine.</summary>
internal sealed class RemoteCommand(SshClient ssh, SshInstallerOptions options, InstallationOrder order, PushAccount account)
{
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the end of the output is waited for: a child that the command leaves may hold it for good.</summary>
    private static readonly TimeSpan _lastOutput = TimeSpan.FromSeconds(2);

    private readonly RemoteScript _script = new(order, options);

    /// <summary>Runs it to its end, or until it is cancelled: then it is ended.</summary>
    public async Task<InstallationResult> RunAsync(CancellationToken cancellationToken)
    {
        using var command = ssh.CreateCommand(_script.Start);
        var output = new ProgramOutput(account);
        RemoteStream[] streams = [new RemoteStream(command.OutputStream, output), new RemoteStream(command.ExtendedOutputStream, output)];
        var run = command.ExecuteAsync(cancellationToken);
        // The status comes before the end where something else still holds the output.
        while (!run.IsCompleted && command.ExitStatus is null)
            await ReadUntilAsync(run, _poll, streams).ConfigureAwait(false);
        await ReadUntilAsync(run, _lastOutput, streams).ConfigureAwait(false);

        if (command.ExitStatus is { } status)
            return ResultOf(status, output.Text);
        if (!run.IsCanceled)
            return InstallationResult.Failure(InstallationError.Other, $"the installer was ended: {command.ExitSignal ?? "the connection is lost"}", output.Text);
        await EndAsync().ConfigureAwait(false);
        return ProgramEnd.TimedOut(options.Timeout, output.Text);
    }

    private static async Task ReadUntilAsync(Task end, TimeSpan atMost, RemoteStream[] streams)
    {
        await end.WaitAsync(atMost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var stream in streams)
            stream.ReadAvailable();
    }

    private static InstallationResult ResultOf(int status, string? output)
    {
        var result = ProgramEnd.Of(status, output);
        return result.Error == InstallationError.Other && output?.Contains("No space left", StringComparison.OrdinalIgnoreCase) == true
            ? result with { Error = InstallationError.NoDiskSpace }
            : result;
    }

    /// <summary>Ends it with all that it started. A signal over SSH would do, but OpenSSH passes none on to the sessions of root.</summary>
    private async Task EndAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(_lastOutput);
            using var end = ssh.CreateCommand(_script.End);
            await end.ExecuteAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SshException or OperationCanceledException or InvalidOperationException or IOException)
        {
            // Without a connection nothing is to be done.
        }
    }
}
