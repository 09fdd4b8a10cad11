using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Storage.Sqlite;

/// <summary>
/// Who may send from a database shares a lock on a file beside it, which the operating system takes back however the process
/// ends. So whoever starts and finds nobody knows that what is on the wire was left there, and need not wait for the leases.
/// Registered before the dispatcher: it is there before the first message leaves, and until the last has landed.
/// </summary>
public sealed partial class Presence(
    DatabaseFile file, ITransactions transactions, TimeProvider clock, ILogger<Presence> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private FileStream? _here;

    private string LockFile => $"{file.Path}-present";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using (var nobodyElse = Open(FileShare.None))
        {
            if (nobodyElse is null)
            {
                LogOther();
            }
            else if (await transactions.RunAsync(EndLeasesAsync, cancellationToken) is > 0 and var left)
            {
                LogLeft(left);
            }
        }

        while ((_here = Open(FileShare.Read)) is null)
        {
            await Task.Delay(Pause, clock, cancellationToken); // Somebody else is just looking whether we are there.
        }
    }

    /// <summary>Whether another process is there now.</summary>
    public bool IsAnotherHere()
    {
        using var nobodyElse = File.Exists(LockFile) ? Open(FileShare.None) : FileStream.Null;
        return nobodyElse is null;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _here?.Dispose();

    private FileStream? Open(FileShare share)
    {
        try
        {
            return DatabaseFile.Open(LockFile, FileAccess.Read, share);
        }
        catch (IOException fault) when (DatabaseFile.IsTaken(fault))
        {
            return null;
        }
    }

    private Task<int> EndLeasesAsync(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return services.GetRequiredService<CommunityDb>().Outbox
            .Where(row => (row.State == OutboxState.Leased || row.State == OutboxState.Sending) && row.LeasedUntil > now)
            .ExecuteUpdateAsync(set => set.SetProperty(static row => row.LeasedUntil, now), cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process works on this database. Delivery:Nodes must say how many there are, or the platforms' limits are exceeded")]
    private partial void LogOther();

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} messages were on the wire when the process before this one ended; nobody can know whether they arrived")]
    private partial void LogLeft(int count);
}
