namespace RulesPush.Analyzers;

/// <summary>A value that is made once, by the first who asks and is not cancelled: a <see cref="Lazy{T}"/> would keep the cancellation for ever.</summary>
internal sealed class Retried<T>(Func<CancellationToken, T> make)
    where T : class
{
    private readonly object _lock = new();
    private T? _value;

    /// <summary>The value; whoever asks while it is made waits.</summary>
    public T Get(CancellationToken cancellation)
    {
        lock (_lock)
        {
            cancellation.ThrowIfCancellationRequested();
            return _value ??= make(cancellation);
        }
    }
}
