using CoP.Community;

namespace CoP.Storage.Writing;

/// <summary>The transactions of a database with one writer: everybody passes the <see cref="WriteGate"/>.</summary>
internal sealed class GatedTransactions(WriteGate gate) : ITransactions
{
    private readonly AsyncLocal<bool> _inside = new();

    public Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        ThrowIfInside();
        cancel.ThrowIfCancellationRequested();
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
