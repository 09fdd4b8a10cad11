using CoP.Community.Delivery;
using CoP.Storage.Moving;
using CoP.Storage.Servers;
using CoP.Storage.Turns;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CoP.Storage.PostgreSql;

/// <summary>A server, on which turns run beside each other.</summary>
internal sealed class PostgreSqlProvider : IDatabaseProvider
{
    /// <summary>Statements that are asked often stay prepared on their connection, as many as all of the program's.</summary>
    private const int Prepared = 200;

    /// <summary>
    /// A table that is read from end to end is locked as a whole against whoever writes to it, and small ones, in which everybody is written down, would be: so
    /// indexes are used wherever there are any. What that is thought to cost would have each such query compiled.
    /// </summary>
    private const string Finely = "-c enable_seqscan=off -c jit=off";

    /// <summary>
    /// Of a machine that is gone, or cut off, the server would know after two hours, and keep its locks so long. It gives up whoever does not answer for
    /// 25 seconds, and a transaction in which nothing happens for a minute: nothing here waits for anything else inside one.
    /// </summary>
    private const string Watched = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c idle_in_transaction_session_timeout=60000";

    private const string View = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    public string Name => DatabaseOptions.PostgreSql;

    public string? FaultOf(string connectionString) => HasHost(connectionString)
        ? null
        : "Database:ConnectionString is not a PostgreSQL connection string with a host and a database, e.g. \"Host=db.example;Database=community;Username=cop\" (the password from the environment).";

    public string Connection(string given)
    {
        var connection = new NpgsqlConnectionStringBuilder(given);
        connection.MaxAutoPrepare = connection.MaxAutoPrepare == 0 ? Prepared : connection.MaxAutoPrepare;
        connection.Options ??= $"{Finely} {Watched}";
        return connection.ConnectionString;
    }

    public void Register(IServiceCollection services)
    {
        services.AddServer<PostgreSqlCommunityDb>(Address, (context, given) => Use(context, Connection(given)), TurnSyntax.Usual with { View = View });
        services.AddSingleton<IWriteFaults, PostgreSqlWriteFaults>();
        services.AddScoped<PostgreSqlHealth>().AddScoped<IStorageHealth>(static scope => scope.GetRequiredService<PostgreSqlHealth>());
        services.AddSingleton<IDatabaseStartup, PostgreSqlStartup>();
        services.AddScoped<IOutboxClaims, PostgreSqlOutboxClaims>();
        services.AddSingleton<IConflictRules, PostgreSqlConflictRules>();
        services.AddSingleton<IKeyLock, PostgreSqlKeyLock>();
        services.AddSingleton<IPresenceLock>(all => new SessionPresenceLock(() => Alone(all.GetRequiredService<IOptions<DatabaseOptions>>().Value), PostgreSqlPresence.Take, PostgreSqlPresence.Release));
        services.AddScoped<IMovableDatabase, PostgreSqlMovable>();
    }

    private NpgsqlConnection Alone(DatabaseOptions options) => new(new NpgsqlConnectionStringBuilder(Connection(options.ConnectionString)) { Pooling = false, MaxAutoPrepare = 0 }.ConnectionString);

    private static ServerAddress Address(string given)
    {
        var named = new NpgsqlConnectionStringBuilder(given);
        return new ServerAddress(named.Host!, named.Database!);
    }

    private static void Use(DbContextOptionsBuilder context, string connection) => context.UseNpgsql(
        connection, static server => server.ExecutionStrategy(static dependencies => new NonRetryingExecutionStrategy(dependencies))); // The usual one wraps a conflict so that it looks like somebody's mistake.

    private static bool HasHost(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection) is { Host.Length: > 0, Database.Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
