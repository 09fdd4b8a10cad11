using CoP.Community.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Turns;

/// <summary>Does works on snapshots, beside each other and beside whatever is being written.</summary>
internal sealed class WorkDecider(IServiceScopeFactory scopes, ISnapshots snapshots)
{
    private readonly BegunAnew _begunAnew = new();

    /// <param name="kind">See <see cref="Community.ITransactions.DecideAsync"/>.</param>
    /// <returns>Null when the work has to be done where it can write: it changes more than a turn's own rows, or it failed, and fails there again if it has to.</returns>
    public async Task<DecidedWork<T>?> TryAsync<T>(string? kind, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        if (_begunAnew.IsLikely(kind))
        {
            return null;
        }

        var decided = await TryAsync(work, cancel);
        _begunAnew.Note(kind, decided is null);
        return decided;
    }

    private async Task<DecidedWork<T>?> TryAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            using var snapshot = await snapshots.TakeAsync(cancel);
            await using var scope = scopes.CreateAsyncScope();
            snapshot.Join(scope.ServiceProvider);
            var dispatch = scope.ServiceProvider.GetService<IPromptDispatch>();
            var value = await work(scope.ServiceProvider, cancel);
            return snapshot.IsWrittenTo ? null : await DecidedWork.OfAsync(scope.ServiceProvider, dispatch, value, cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
