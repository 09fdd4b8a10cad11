using CoP.Community;

namespace CoP.Storage.Writing;

/// <summary>What transactions of every database have in common: works of one key wait for each other in the order they came, and none is begun inside another.</summary>
internal abstract class OrderedTransactions(StorageMeter meter) : ITransactions
{
    private readonly AsyncLocal<bool> _inside = new();
    private readonly ExclusiveKeys _keys = new();

    protected StorageMeter Meter { get; } = meter;

    public Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        Meter.MeasureAsync(() => AloneAsync(exclusiveKey, work, inside => PassAsync(exclusiveKey, inside, cancel), cancel));

    public Task<T> DecideAsync<T>(string? exclusiveKey, string? kind, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        Meter.MeasureAsync(() => AloneAsync(exclusiveKey, work, inside => TryDecideAsync(exclusiveKey, kind, inside, cancel), cancel));

    /// <summary>Runs a work as a whole or not at all, and anew when somebody else was faster.</summary>
    protected abstract Task<T> PassAsync<T>(string? key, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel);

    /// <summary>The same for work that most often changes only a turn's own rows.</summary>
    /// <param name="kind">See <see cref="ITransactions.DecideAsync"/>.</param>
    protected virtual Task<T> TryDecideAsync<T>(string? key, string? kind, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        PassAsync(key, work, cancel);

    private async Task<T> AloneAsync<T>(
        string? key, Func<IServiceProvider, CancellationToken, Task<T>> work, Func<Func<IServiceProvider, CancellationToken, Task<T>>, Task<T>> pass, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        ThrowIfInside();
        cancel.ThrowIfCancellationRequested();
        if (key is null)
        {
            return await pass(Inside(work));
        }

        await _keys.EnterAsync(key, cancel);
        try
        {
            return await pass(Inside(work));
        }
        finally
        {
            _keys.Leave(key);
        }
    }

    private Func<IServiceProvider, CancellationToken, Task<T>> Inside<T>(Func<IServiceProvider, CancellationToken, Task<T>> work) => async (scope, cancel) =>
    {
        _inside.Value = true;
        return await work(scope, cancel);
    };

    private void ThrowIfInside()
    {
        if (_inside.Value)
        {
            throw new InvalidOperationException("A transaction cannot be started inside another one: it would wait for itself.");
        }
    }
}
