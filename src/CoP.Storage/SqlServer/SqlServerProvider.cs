using CoP.Community.Delivery;
using CoP.Storage.Moving;
using CoP.Storage.Servers;
using CoP.Storage.Turns;
using CoP.Storage.Writing;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Storage.SqlServer;

/// <summary>A server of Microsoft's, on which turns run beside each other.</summary>
internal sealed class SqlServerProvider : IDatabaseProvider
{
    /// <summary>
    /// In a serializable transaction, what is looked up and not there would lock the gap in which it would stand: of two turns whose events come one after
    /// the other, each would keep the other's event out.
    /// </summary>
    internal static TurnSyntax Syntax { get; } = new() { IdBeforeValues = " OUTPUT INSERTED.{0}", IdAfterValues = "", Unlocked = " WITH (READCOMMITTED)" };

    public string Name => DatabaseOptions.SqlServer;

    public string? FaultOf(string connectionString) => HasServer(connectionString)
        ? null
        : "Database:ConnectionString is not an SQL Server connection string with a server and a database, e.g. \"Server=db.example;Database=community;User ID=cop\" (the password from the environment).";

    /// <summary>A session that breaks stays broken: in one that was begun anew unseen, the lock of a key would be gone.</summary>
    public string Connection(string given) => new SqlConnectionStringBuilder(given) { ConnectRetryCount = 0 }.ConnectionString;

    public void Register(IServiceCollection services)
    {
        services.AddServer<SqlServerCommunityDb>(Address, (context, given) => Use(context, Connection(given)), Syntax);
        services.AddSingleton<IWriteFaults, SqlServerWriteFaults>();
        services.AddScoped<IStorageHealth, SqlServerHealth>();
        services.AddSingleton<IDatabaseStartup, SqlServerStartup>();
        services.AddScoped<IOutboxClaims, SqlServerOutboxClaims>();
        services.AddSingleton<IConflictRules, SqlServerConflictRules>();
        services.AddSingleton<IKeyLock, SqlServerKeyLock>();
        services.AddSingleton<IPresenceLock>(all => new SessionPresenceLock(() => Alone(all.GetRequiredService<IOptions<DatabaseOptions>>().Value), SqlServerPresence.Take, SqlServerPresence.Release));
        services.AddScoped<IMovableDatabase, SqlServerMovable>();
    }

    /// <summary>Without the strategy that runs anew by itself: it would do a work twice of which nobody knows whether it was committed.</summary>
    internal static void Use(DbContextOptionsBuilder context, string connection) => context.UseSqlServer(
        connection, static server => server.ExecutionStrategy(static dependencies => new NonRetryingExecutionStrategy(dependencies))); // The usual one wraps a deadlock so that it looks like somebody's mistake.

    private SqlConnection Alone(DatabaseOptions options) => new(new SqlConnectionStringBuilder(Connection(options.ConnectionString)) { Pooling = false }.ConnectionString);

    private static ServerAddress Address(string given)
    {
        var named = new SqlConnectionStringBuilder(given);
        return new ServerAddress(named.DataSource, named.InitialCatalog);
    }

    private static bool HasServer(string connection)
    {
        try
        {
            return new SqlConnectionStringBuilder(connection) is { DataSource.Length: > 0, InitialCatalog.Length: > 0 };
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
