using System.Data.Common;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Search;
using CoP.Storage.Moving;
using CoP.Storage.Turns;
using CoP.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Sqlite;

/// <summary>One file, one process that writes, nothing to install.</summary>
internal sealed class SqliteProvider : IDatabaseProvider
{
    public string Name => DatabaseOptions.Sqlite;

    public string? FaultOf(string connectionString) => HasDataSource(connectionString)
        ? null
        : "Database:ConnectionString is not an SQLite connection string with a Data Source, e.g. \"Data Source=data/community.db\".";

    public string Connection(string given) => DatabaseFile.Connection(given);

    public void Register(IServiceCollection services)
    {
        services.AddSingleton<SqliteConnectionSetup>();
        services.AddSingleton<DatabaseFile>().AddSingleton<IDatabasePlace>(static all => all.GetRequiredService<DatabaseFile>());
        services.AddSingleton<ISearchPlace, BesideDatabase>();
        services.AddSingleton<OpenedFile>();
        services.AddSingleton<CommitWatch>();
        services.AddSingleton<IWriteFaults, SqliteWriteFaults>().AddSingleton<Writability>();
        services.AddScoped<SqliteHealth>().AddScoped<IStorageHealth>(static scope => scope.GetRequiredService<SqliteHealth>());
        services.AddSingleton<IDatabaseStartup, SqliteStartup>();
        services.AddSingleton<SqliteContexts>();
        services.AddScoped<SqliteScope>();
        services.AddScoped<CommunityDb>(static scope =>
            scope.GetRequiredService<SqliteScope>() is { Lease: { } lease } ? lease() : scope.GetRequiredService<SqliteContexts>().Lease(scope.GetRequiredService<SqliteScope>().Writes));
        services.AddScoped<BulkInsert>().AddScoped<IBulkInsert>(static scope => scope.GetRequiredService<BulkInsert>());
        services.AddScoped<PromptReplies>();
        services.AddSingleton<PreparedCommands>();
        services.AddSingleton<SnapshotGuard>().AddSingleton<ISnapshots, SqliteSnapshots>().AddSingleton<WorkDecider>();
        services.AddSingleton(static all =>
        {
            using var db = all.GetRequiredService<SqliteContexts>().Lease(writes: false);
            return new TurnStatements(db, TurnSyntax.Usual);
        });
        services.AddScoped<TurnRowStore>().AddScoped<ITurnRows>(static scope => scope.GetRequiredService<TurnRowStore>());
        services.AddScoped<IOutboxClaims, SqliteOutboxClaims>();
        services.AddSingleton<IWriteConnection, SqliteWriteConnection>();
        services.AddSingleton<IConflictRules, SqliteConflictRules>();
        services.AddSingleton<SharedCommit>();
        services.AddSingleton<IWriteGate, WriteGate>();
        services.AddSingleton<Departures>().AddSingleton<IDepartures>(static all => all.GetRequiredService<Departures>());
        services.AddSingleton<Presence>().AddSingleton<IPresence>(static all => all.GetRequiredService<Presence>()).AddHostedService(static all => all.GetRequiredService<Presence>());
        services.AddScoped<IMovableDatabase, SqliteMovable>().AddScoped<SqliteBackup>();
        services.AddSingleton<ITransactions, GatedTransactions>();
    }

    private static bool HasDataSource(string connection)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connection).DataSource.Length > 0;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or DbException)
        {
            return false;
        }
    }
}
