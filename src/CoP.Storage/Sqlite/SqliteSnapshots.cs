using System.Collections.Concurrent;
using CoP.Storage.Turns;
using Microsoft.Extensions.Options;

namespace CoP.Storage.Sqlite;

/// <inheritdoc/>
/// <remarks>Each has a connection that stays open, with its prepared statements and its page cache; in WAL mode a reader waits for no writer and none for it.</remarks>
internal sealed class SqliteSnapshots(IServiceProvider services, IOptions<DatabaseOptions> options) : ISnapshots, IDisposable
{
    private readonly ConcurrentBag<SqliteSnapshot> _free = [];
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount + 2);

    public async Task<ISnapshot> TakeAsync(CancellationToken cancel)
    {
        await _places.WaitAsync(cancel);
        try
        {
            return _free.TryTake(out var snapshot) ? snapshot : new SqliteSnapshot(services, DatabaseFile.Connection(options.Value.ConnectionString), GiveBack);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    public void Dispose()
    {
        while (_free.TryTake(out var snapshot))
        {
            snapshot.Close();
        }

        _places.Dispose();
    }

    private void GiveBack(SqliteSnapshot snapshot)
    {
        _free.Add(snapshot);
        _places.Release();
    }
}
