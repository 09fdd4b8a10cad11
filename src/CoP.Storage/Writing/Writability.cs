using System.Data.Common;
using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Writing;

/// <summary>
/// Whether what is written is kept, proved by writing as much as a turn does. A proof holds for a few seconds unless a
/// commit fails meanwhile; after a failure each question is a try, so that all is well again as soon as it is.
/// </summary>
public sealed class Writability(ITransactions transactions, IWriteFaults faults, CommitWatch commits, TimeProvider clock)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>Who asks is not kept waiting for longer by a disk that hangs or a queue at the gate.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const string Name = "health.write";
    private const int Size = 32 * 1024; // A turn changes about this much in an SQLite file, 4 KiB for each page it touches.

    private readonly Lock _lock = new();
    private Task<string?>? _running;
    private (long At, int Failures)? _proved;

    /// <summary>Null when it is; else why not, in words without names or paths.</summary>
    public async Task<string?> FaultAsync(CancellationToken cancel)
    {
        try
        {
            faults.RefuseAnother(); // Costs next to nothing, so no proof stands in for it.
            return await Try().WaitAsync(Patience, clock, cancel);
        }
        catch (DbException fault)
        {
            return faults.InWords(fault);
        }
        catch (TimeoutException)
        {
            return "The database does not answer in time.";
        }
    }

    private Task<string?> Try()
    {
        lock (_lock)
        {
            if (_proved is var (at, failures) && failures == commits.Failures && clock.GetElapsedTime(at) < Fresh)
            {
                return Task.FromResult<string?>(null);
            }

            return _running is { IsCompleted: false } running ? running : _running = ProveAsync();
        }
    }

    private async Task<string?> ProveAsync()
    {
        var begun = (clock.GetTimestamp(), commits.Failures);
        try
        {
            await transactions.RunAsync(WriteAsync, CancellationToken.None);
            lock (_lock)
            {
                _proved = begun;
            }

            return null;
        }
        catch (DbException fault)
        {
            return faults.InWords(fault);
        }
    }

    private static async Task<bool> WriteAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        var row = await db.Settings.FirstOrDefaultAsync(static setting => setting.Name == Name, cancel);
        if (row is null)
        {
            row = new StoredSetting { Name = Name, Value = "" };
            db.Settings.Add(row);
        }

        row.Value = new string(row.Value.StartsWith('a') ? 'b' : 'a', Size); // Always another, or nothing would be written.
        return true;
    }
}
