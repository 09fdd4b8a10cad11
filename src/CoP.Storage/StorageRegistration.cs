using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage.Samples;
using CoP.Storage.Sqlite;
using CoP.Storage.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Storage;

public static class StorageRegistration
{
    /// <summary>
    /// Registers <see cref="CommunityDb"/> (a scope each), <see cref="ITransactions"/>, <see cref="StorageHealth"/> and
    /// <see cref="DatabaseStartup"/>; to be called before whatever sends. The host registers <see cref="IOutboxSignal"/> and logging.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsCheck>();
        services.AddSingleton<RevisionStamp>();
        services.AddScoped<StorageHealth>();
        services.AddSingleton<DatabaseStartup>();
        services.AddSingleton<SampleCommunity>();
        services.AddSingleton<FirstGroups>();
        services.AddSingleton<FirstOrganisations>();
        return services.AddSqlite();
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton<SqliteConnectionSetup>();
        services.AddSingleton<DatabaseFile>();
        services.AddSingleton<OpenedFile>();
        services.AddSingleton<CommitWatch>();
        services.AddSingleton<Writability>();
        services.AddSingleton<SqliteContexts>();
        services.AddScoped<SqliteScope>();
        services.AddScoped<CommunityDb>(static scope =>
            scope.GetRequiredService<SqliteContexts>().Lease(scope.GetRequiredService<SqliteScope>().Writes));
        services.AddScoped<IBulkInsert, BulkInsert>();
        services.AddScoped<IOutboxClaims, SqliteOutboxClaims>();
        services.AddSingleton<IWriteConnection, SqliteWriteConnection>();
        services.AddSingleton<IConflictRules, SqliteConflictRules>();
        services.AddSingleton<SharedCommit>();
        services.AddSingleton<IWriteGate, WriteGate>();
        services.AddSingleton<Departures>().AddSingleton<IDepartures>(static all => all.GetRequiredService<Departures>());
        services.AddHostedService<Presence>();
        return services.AddSingleton<ITransactions, GatedTransactions>();
    }
}
