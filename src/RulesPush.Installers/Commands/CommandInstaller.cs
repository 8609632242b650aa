using System.ComponentModel;
using System.Diagnostics;
using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>Installs by any program, which is started directly, never through a shell.</summary>
/// <remarks>
/// <para>
/// The program learns what to do from its environment: RULESPUSH_TARGET, RULESPUSH_ADDRESS, RULESPUSH_SITE,
/// RULESPUSH_ASSIGNED_SITE, RULESPUSH_MANAGEMENT_POINT, RULESPUSH_REPORTING_MP, RULESPUSH_INSTALLATION_PROPERTIES,
/// RULESPUSH_CCR, RULESPUSH_ATTEMPT and RULESPUSH_ACCOUNT, the name of the account. What is not known is empty. It inherits
/// all else but secrets: variables whose names start with RULESPUSH_PASSWORD or RULESPUSH_SECRET. It has no input.
/// </para>
/// <para>
/// Its exit code is the result: 0 the client runs, 10 unreachable, 11 name not found, 12 access denied, 13 bad platform,
/// 14 no disk space, 15 already a client, 16 timed out, anything else another failure.
/// </para>
/// </remarks>
/// <param name="options">The program.</param>
public sealed class CommandInstaller(CommandInstallerOptions options) : IInstaller
{
    /// <summary>How long output is waited for behind the end of the program: a child that it leaves may hold the pipe for good.</summary>
    private static readonly TimeSpan _lastOutput = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = CreateStart(order) };
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException)
        {
            return InstallationResult.Failure(
                InstallationError.Other, $"{options.Program} cannot be started: {ProgramEnd.OneLine(e.Message)}");
        }

        process.StandardInput.Close();
        // A process does not dispose of streams that somebody has asked for.
        using var standardOutput = process.StandardOutput;
        using var standardError = process.StandardError;
        var output = new ProgramOutput(order.Account);
        var reading = Task.WhenAll(output.ReadAsync(standardOutput.BaseStream), output.ReadAsync(standardError.BaseStream));
        var isEnded = await EndsInTimeAsync(process, cancellationToken).ConfigureAwait(false);
        await AtMost(_lastOutput, reading).ConfigureAwait(false);
        return isEnded ? ProgramEnd.Of(process.ExitCode, output.Text) : ProgramEnd.TimedOut(options.Timeout, output.Text);
    }

    private ProcessStartInfo CreateStart(InstallationOrder order)
    {
        var start = new ProcessStartInfo(options.Program, options.Arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(InstallationVariables.IsSecret).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in InstallationVariables.Of(order))
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Waits for the end of the program; in the end, whatever becomes of it, it does not run any more.</summary>
    private async Task<bool> EndsInTimeAsync(Process process, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            await AtMost(_lastOutput, process.WaitForExitAsync(CancellationToken.None)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is AggregateException or Win32Exception or InvalidOperationException)
        {
            // Something of the tree ended by itself, or runs as somebody else.
        }
    }

    private static async Task AtMost(TimeSpan time, Task task) =>
        await task.WaitAsync(time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
