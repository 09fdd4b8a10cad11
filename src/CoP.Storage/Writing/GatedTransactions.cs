using CoP.Storage.Turns;

namespace CoP.Storage.Writing;

/// <summary>The transactions of a database with one writer: everybody passes the gate.</summary>
internal sealed class GatedTransactions(IWriteGate gate, WorkDecider decider, StorageMeter meter) : OrderedTransactions(meter)
{
    protected override Task<T> PassAsync<T>(string? key, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        PassAsync(work, decided: null, cancel);

    protected override async Task<T> TryDecideAsync<T>(string? key, string? kind, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        Task<T> passing;
        gate.Expect();
        try
        {
            passing = PassAsync(work, await decider.TryAsync(kind, work, cancel), cancel);
        }
        finally
        {
            gate.Expected();
        }

        return await passing;
    }

    private Task<T> PassAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, DecidedWork<T>? decided, CancellationToken cancel)
    {
        var waiting = new WaitingWork<T>(work, cancel);
        if (decided is not null)
        {
            waiting.Take(decided);
        }

        gate.Enter(waiting);
        return waiting.AnswerAsync();
    }
}
