namespace CoP.Community.Tests.Announcements;

/// <summary>Transactions that are cut off before their commit, as by a kill, each time <see cref="Falls"/> says so.</summary>
internal sealed class CrashingTransactions(ITransactions inner) : ITransactions
{
    public Func<bool> Falls { get; set; } = static () => false;

    public Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) => inner.RunAsync(
        exclusiveKey,
        async (services, token) =>
        {
            var value = await work(services, token);
            await ((CommunityDb)services.GetService(typeof(CommunityDb))!).SaveChangesAsync(token);
            return Falls() ? throw new IOException("Killed.") : value;
        },
        cancel);
}
