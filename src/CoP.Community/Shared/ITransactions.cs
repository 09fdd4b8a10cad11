namespace CoP.Community;

/// <summary>
/// Runs work as a whole or not at all, in a service scope of its own. On SQLite the callers queue at one write gate, and those
/// who wait together share a commit: the failure of one takes nothing from the others. When a revision or a unique key
/// conflicts, the whole work runs again in a fresh scope (up to five times).
/// </summary>
public interface ITransactions
{
    /// <summary>
    /// Runs <paramref name="work"/>, saves, and returns after the commit. Nothing of it is kept when it throws. Who cancels
    /// before the work begins leaves the queue; once the work is saved, it is too late.
    /// </summary>
    Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel);
}
