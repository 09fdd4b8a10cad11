using CoP.Community;
using CoP.Storage.Turns;

namespace CoP.Storage.Writing;

/// <summary>
/// The transactions of a database with one writer: everybody passes the gate. Works under the same key wait for each other in
/// front of it, so that they would not overlap either if the gate let several in.
/// </summary>
internal sealed class GatedTransactions(IWriteGate gate, WorkDecider decider) : ITransactions
{
    private readonly AsyncLocal<bool> _inside = new();
    private readonly ExclusiveKeys _keys = new();

    public Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        ThrowIfInside();
        cancel.ThrowIfCancellationRequested();
        return AloneAsync(exclusiveKey, () => PassAsync(work, decided: null, cancel), cancel);
    }

    public Task<T> DecideAsync<T>(string? exclusiveKey, string? kind, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        ThrowIfInside();
        cancel.ThrowIfCancellationRequested();
        return AloneAsync(exclusiveKey, () => DecideAsync(kind, work, cancel), cancel);
    }

    private async Task<T> DecideAsync<T>(string? kind, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        Task<T> passing;
        gate.Expect();
        try
        {
            passing = PassAsync(work, await decider.TryAsync(kind, (scope, token) => InsideAsync(work, scope, token), cancel), cancel);
        }
        finally
        {
            gate.Expected();
        }

        return await passing;
    }

    private async Task<T> AloneAsync<T>(string? key, Func<Task<T>> pass, CancellationToken cancel)
    {
        if (key is null)
        {
            return await pass();
        }

        await _keys.EnterAsync(key, cancel);
        try
        {
            return await pass();
        }
        finally
        {
            _keys.Leave(key);
        }
    }

    private Task<T> PassAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, DecidedWork<T>? decided, CancellationToken cancel)
    {
        var waiting = new WaitingWork<T>((scope, token) => InsideAsync(work, scope, token), cancel);
        if (decided is not null)
        {
            waiting.Take(decided);
        }

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
