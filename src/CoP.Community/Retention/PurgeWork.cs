using CoP.Community.DueWork;

namespace CoP.Community.Retention;

/// <summary>Clears away what is over, every night.</summary>
public sealed class PurgeWork(IPurge purge) : IScheduledWork
{
    public const string WorkName = "purge";

    public string Name => WorkName;

    public Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel) => purge.RunAsync(cancel);
}
