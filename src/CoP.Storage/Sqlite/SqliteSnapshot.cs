using System.Data;
using System.Data.Common;
using CoP.Community;
using CoP.Storage.Turns;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Sqlite;

/// <inheritdoc cref="ISnapshot"/>
internal sealed class SqliteSnapshot : ISnapshot
{
    private readonly Action<SqliteSnapshot> _giveBack;
    private readonly SqliteConnection _connection;
    private readonly KeptCommands _kept = new();
    private readonly PooledDbContextFactory<SqliteCommunityDb> _contexts;
    private readonly PreparedCommands _commands;
    private readonly SnapshotGuard _guard;
    private SnapshotGuard.Watch? _watch;
    private bool _isViewing;

    /// <param name="giveBack">Called when a work is done with it.</param>
    public SqliteSnapshot(IServiceProvider services, string connection, Action<SqliteSnapshot> giveBack)
    {
        _commands = services.GetRequiredService<PreparedCommands>();
        _guard = services.GetRequiredService<SnapshotGuard>();
        _giveBack = giveBack;
        _connection = new SqliteConnection(connection + ";Pooling=False"); // It can only read, and nobody else must get it.
        _contexts = SqliteContexts.Pool(services, db => db.UseSqlite(_connection), _guard, _guard.Statements, _kept);
    }

    public bool IsWrittenTo => _watch is { IsWrittenTo: true };

    public CommunityDb Join(IServiceProvider scope)
    {
        Open();
        _commands.Run(_connection, "BEGIN");
        _isViewing = true;
        scope.GetRequiredService<SqliteScope>().Lease = _contexts.CreateDbContext;
        var db = scope.GetRequiredService<CommunityDb>();
        _watch = _guard.Begin(db);
        return db;
    }

    public void Dispose()
    {
        End();
        _giveBack(this);
    }

    public void Close()
    {
        _kept.Forget();
        _connection.Dispose();
    }

    private void End()
    {
        _watch?.Dispose();
        try
        {
            if (_isViewing)
            {
                _commands.Run(_connection, "COMMIT");
            }
        }
        catch (DbException)
        {
            _connection.Close(); // Nothing was written that could be lost; the next work opens it anew.
        }

        _isViewing = false;
    }

    private void Open()
    {
        if (_connection.State != ConnectionState.Open)
        {
            _connection.Open();
            SqliteConnectionSetup.Prepare(_connection);
            using var only = _connection.CreateCommand();
            only.CommandText = "PRAGMA query_only=ON;"; // Whatever the interceptors should not see.
            only.ExecuteNonQuery();
        }
    }
}
