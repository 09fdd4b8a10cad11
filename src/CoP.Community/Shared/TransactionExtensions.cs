using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community;

public static class TransactionExtensions
{
    /// <summary>Runs something that one service does as a whole or not at all, see <see cref="ITransactions.RunAsync"/>.</summary>
    public static Task<T> DoAsync<TService, T>(this ITransactions transactions, Func<TService, CancellationToken, Task<T>> work, CancellationToken cancel)
        where TService : notnull => transactions.RunAsync((services, token) => work(services.GetRequiredService<TService>(), token), cancel);
}
