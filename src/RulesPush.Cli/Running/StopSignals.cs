using System.Runtime.InteropServices;

namespace RulesPush.Cli.Running;

/// <summary>Ctrl+C and SIGTERM ask the run to stop; what is committed stays, and what is being installed is called again by the next.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly List<PosixSignalRegistration> _registrations = [];

    public StopSignals(CancellationToken host)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(host);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
            _registrations.Add(PosixSignalRegistration.Create(signal, Stop));
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        // A second one ends the process as it always does.
        context.Cancel = !_stop.IsCancellationRequested;
        _stop.Cancel();
    }
}
