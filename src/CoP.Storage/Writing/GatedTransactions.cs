using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Storage.Writing;

/// <summary>The transactions of a database with one writer: everybody passes the <see cref="WriteGate"/>.</summary>
internal sealed partial class GatedTransactions(
    IServiceScopeFactory scopes, WriteGate gate, IConflictRules rules, IOutboxSignal outbox, ILogger<GatedTransactions> log) : ITransactions
{
    private const int Reruns = 5;
    private readonly AsyncLocal<bool> _inside = new();

    public async Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        ThrowIfInside();
        for (var rerun = 0; ; rerun++)
        {
            try
            {
                var value = await PassAsync(work, cancel);
                outbox.Wake();
                return value;
            }
            catch (Exception conflict) when (rerun < Reruns && IsConflict(conflict))
            {
                LogConflict(conflict, rerun + 1, Reruns);
            }
        }
    }

    private async Task<T> PassAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await gate.EnterAsync(cancel);
        try
        {
            _inside.Value = true;
            return await CommitAsync(work, cancel);
        }
        finally
        {
            gate.Leave();
        }
    }

    private async Task<T> CommitAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var value = await work(scope.ServiceProvider, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None); // A caller who leaves now must not leave it undecided.
        return value;
    }

    private bool IsConflict(Exception? exception) =>
        exception is not null && (exception is DbUpdateConcurrencyException || rules.IsConflict(exception) || IsConflict(exception.InnerException));

    private void ThrowIfInside()
    {
        if (_inside.Value)
        {
            throw new InvalidOperationException("A transaction cannot be started inside another one: it would wait for itself at the gate.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A transaction conflicted; rerun {Rerun} of {Reruns}")]
    private partial void LogConflict(Exception conflict, int rerun, int reruns);
}
