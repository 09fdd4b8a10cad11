using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage.Writing;
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
    DatabaseFile file, Departures departures, ITransactions transactions, TimeProvider clock, ILogger<Presence> log) : IHostedService, IPresence, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private FileStream? _here;

    private string LockFile => file.Presence;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using (var nobodyElse = Open(FileShare.None))
        {
            if (nobodyElse is null)
            {
                LogOther();
            }
            else
            {
                await TakeOverAsync(cancellationToken);
            }
        }

        while ((_here = Open(FileShare.Read)) is null)
        {
            await Task.Delay(Pause, clock, cancellationToken); // Somebody else is just looking whether we are there.
        }

        departures.Open();
    }

    public Task<bool> IsAnotherHereAsync(CancellationToken cancel)
    {
        using var nobodyElse = File.Exists(LockFile) ? Open(FileShare.None) : FileStream.Null;
        return Task.FromResult(nobodyElse is null);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        departures.Close();
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

    /// <summary>What had not begun to leave is only leased, so it goes again; of all else nobody can know whether it arrived.</summary>
    private async Task TakeOverAsync(CancellationToken cancel)
    {
        var left = departures.Read();
        var (unsent, doubtful) = await transactions.RunAsync(
            async (services, token) =>
            {
                var db = services.GetRequiredService<CommunityDb>();
                await Takeover.EndWorkAsync(db, token);
                return (left is null ? 0 : await ReturnUnsentAsync(db, left, token), await Takeover.EndLeasesAsync(db, clock.GetUtcNow(), token)); // In this order: the first goes by the leases.
            },
            cancel);
        departures.Clear();
        if (doubtful > 0)
        {
            LogLeft(doubtful, unsent);
        }
    }

    private static async Task<int> ReturnUnsentAsync(CommunityDb db, LeftBehind left, CancellationToken cancel)
    {
        var sending = await db.Outbox.AsNoTracking().Where(row => row.State == OutboxState.Sending && row.LeasedUntil > left.Since)
            .Select(static row => new { row.Id, row.Fence }).ToListAsync(cancel);
        var unsent = sending.Where(row => !left.Begun.Contains((row.Id, row.Fence))).Select(static row => row.Id).ToArray();
        return await db.Outbox.Where(row => EF.Parameter(unsent).Contains(row.Id))
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.State, OutboxState.Leased), cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process works on this database. Delivery:Nodes must say how many there are, or the platforms' limits are exceeded")]
    private partial void LogOther();

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} messages were on their way when the process before this one ended: {Unsent} had not begun to leave, and go now; of the others nobody can know whether they arrived")]
    private partial void LogLeft(int count, int unsent);
}
