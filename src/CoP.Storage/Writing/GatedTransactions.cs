using CoP.Community;

namespace CoP.Storage.Writing;

/// <summary>
/// The transactions of a database with one writer: everybody passes the gate. Works under the same key wait for each other in
/// front of it, so that they would not overlap either if the gate let several in.
/// </summary>
internal sealed class GatedTransactions(IWriteGate gate) : ITransactions
{
    private readonly AsyncLocal<bool> _inside = new();
    private readonly ExclusiveKeys _keys = new();

    public Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        ThrowIfInside();
        cancel.ThrowIfCancellationRequested();
        return exclusiveKey is null ? PassAsync(work, cancel) : PassAloneAsync(exclusiveKey, work, cancel);
    }

    private async Task<T> PassAloneAsync<T>(string key, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await _keys.EnterAsync(key, cancel);
        try
        {
            return await PassAsync(work, cancel);
        }
        finally
        {
            _keys.Leave(key);
        }
    }

    private Task<T> PassAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var waiting = new WaitingWork<T>((scope, token) => InsideAsync(work, scope, token), cancel);
        gate.Enter(waiting);
        return waiting.AnswerAsync();
    }

    private async Task<T> InsideAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, IServiceProvider scope, CancellationToken cancel)
    {
        _inside.Value = true;
        return await work(scope, cancel);
    }

    private void ThrowIfInside()
    {
        if (_inside.Value)
        {
            throw new InvalidOperationException("A transaction cannot be started inside another one: it would wait for itself at the gate.");
        }
    }
}
