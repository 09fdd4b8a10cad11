using CoP.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace CoP.Storage.Sqlite;

/// <summary>Contexts that are used again and again: those that write share one connection, those that only read have one each.</summary>
internal sealed class SqliteContexts : IDisposable
{
    private readonly KeptCommands _kept = new();
    private readonly PooledDbContextFactory<SqliteCommunityDb> _reading;
    private readonly PooledDbContextFactory<SqliteCommunityDb> _writing;

    public SqliteContexts(IServiceProvider services, IOptions<DatabaseOptions> options, SqliteConnectionSetup setup, RevisionStamp stamp, SearchStamp search)
    {
        var connection = DatabaseFile.Connection(options.Value.ConnectionString);
        Writer = new SqliteConnection(connection);
        _reading = Pool(services, db => db.UseSqlite(connection), setup, stamp);
        _writing = Pool(services, db => db.UseSqlite(Writer), setup, stamp, search, _kept);
    }

    /// <summary>The connection of the contexts that write.</summary>
    public SqliteConnection Writer { get; }

    public SqliteCommunityDb Lease(bool writes) => (writes ? _writing : _reading).CreateDbContext();

    public void CloseWriter()
    {
        _kept.Forget();
        Writer.Close();
    }

    public void Dispose() => CloseWriter();

    /// <summary>Contexts on a connection. All are described in the same order: else EF would keep a model for each, and no compiled query would suit both.</summary>
    public static PooledDbContextFactory<SqliteCommunityDb> Pool(
        IServiceProvider services, Action<DbContextOptionsBuilder> use, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<SqliteCommunityDb>();
        use(options.UseApplicationServiceProvider(services).AddInterceptors(interceptors).UseModel(SqliteModel.Value));
        return new PooledDbContextFactory<SqliteCommunityDb>(options.Options);
    }
}
