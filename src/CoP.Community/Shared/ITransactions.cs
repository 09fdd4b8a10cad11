using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community;

/// <summary>
/// Runs work as a whole or not at all, in a service scope of its own, and as if nobody else had written meanwhile. On SQLite the callers queue at one write gate, and those
/// who wait together share a commit: the failure of one takes nothing from the others. When a revision or a unique key
/// conflicts, the whole work runs again in a fresh scope (up to five times; on servers, where works run beside each other, up to twenty).
/// </summary>
public interface ITransactions
{
    /// <summary>
    /// Runs <paramref name="work"/>, saves, and returns after the commit. Nothing of it is kept when it throws. Who cancels
    /// before the work begins leaves the queue; once the work is saved, it is too late.
    /// </summary>
    /// <param name="exclusiveKey">
    /// Works under the same key never overlap: each begins after the commit of the one before, in the order they came. That
    /// is promised here, whatever the database allows. Null: the work needs no such promise.
    /// </param>
    Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel);

    /// <summary>
    /// As <see cref="RunAsync"/>, for work that most often only reads, answers, and changes what is the turn's own (see
    /// <see cref="Delivery.ITurnRows"/>). Where the database has one writer, it is done beside others' on a snapshot first, and what it decided
    /// is then written if nobody has changed those rows; work that turns out to change anything else, or fails, is begun anew as the other.
    /// </summary>
    /// <param name="kind">What works that change the same things have in common (a button's verb): once one was begun anew, the next few are not tried beside. Null: each is tried.</param>
    Task<T> DecideAsync<T>(string? exclusiveKey, string? kind, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        RunAsync(exclusiveKey, work, cancel);
}

/// <summary>Shorter ways to say what a transaction does.</summary>
public static class TransactionExtensions
{
    /// <summary>Work that may overlap with any other.</summary>
    public static Task<T> RunAsync<T>(
        this ITransactions transactions, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        transactions.RunAsync(null, work, cancel);

    /// <summary>Work without a result.</summary>
    public static Task RunAsync(this ITransactions transactions, Func<IServiceProvider, CancellationToken, Task> work, CancellationToken cancel) =>
        transactions.RunAsync(
            null,
            async (services, token) =>
            {
                await work(services, token);
                return true;
            },
            cancel);

    /// <summary>Work that needs one service of the scope.</summary>
    public static Task RunAsync<TService>(this ITransactions transactions, Func<TService, CancellationToken, Task> work, CancellationToken cancel)
        where TService : notnull =>
        transactions.RunAsync((services, token) => work(services.GetRequiredService<TService>(), token), cancel);

    /// <summary>Work that needs one service of the scope and has a result.</summary>
    public static Task<T> RunAsync<TService, T>(this ITransactions transactions, Func<TService, CancellationToken, Task<T>> work, CancellationToken cancel)
        where TService : notnull =>
        transactions.RunAsync((services, token) => work(services.GetRequiredService<TService>(), token), cancel);
}
