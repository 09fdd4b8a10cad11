using System.Data;
using System.Data.Common;
using CoP.Community;
using CoP.Storage.Turns;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Sqlite;

/// <inheritdoc cref="ISnapshot"/>
internal sealed class SqliteSnapshot : SaveChangesInterceptor, ISnapshot
{
    private readonly Action<SqliteSnapshot> _giveBack;
    private readonly SqliteConnection _connection;
    private readonly KeptCommands _kept = new();
    private readonly PooledDbContextFactory<SqliteCommunityDb> _contexts;
    private readonly PreparedCommands _commands;
    private bool _isViewing;

    /// <param name="giveBack">Called when a work is done with it.</param>
    public SqliteSnapshot(IServiceProvider services, string connection, Action<SqliteSnapshot> giveBack)
    {
        _commands = services.GetRequiredService<PreparedCommands>();
        _giveBack = giveBack;
        _connection = new SqliteConnection(connection + ";Pooling=False"); // It can only read, and nobody else must get it.
        _contexts = SqliteContexts.Pool(services, db => db.UseSqlite(_connection), this, new WriteAttempts(this), _kept);
    }

    public bool IsWrittenTo { get; private set; }

    public CommunityDb Join(IServiceProvider scope)
    {
        Open();
        IsWrittenTo = false;
        _commands.Run(_connection, "BEGIN");
        _isViewing = true;
        scope.GetRequiredService<SqliteScope>().Lease = _contexts.CreateDbContext;
        return scope.GetRequiredService<CommunityDb>();
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

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) => throw Refuse();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => throw Refuse();

    /// <summary>As if the work had been called off: EF logs everything else as an error, and this is none.</summary>
    private OperationCanceledException Refuse()
    {
        IsWrittenTo = true;
        return new OperationCanceledException("Nothing is written in a snapshot; the work begins anew where it can write.");
    }

    private void End()
    {
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

    /// <summary>Statements that change rows without the change tracker.</summary>
    private sealed class WriteAttempts(SqliteSnapshot snapshot) : DbCommandInterceptor
    {
        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
            throw snapshot.Refuse();

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => throw snapshot.Refuse();
    }
}
