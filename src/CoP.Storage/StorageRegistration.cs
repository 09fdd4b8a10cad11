using CoP.Community;
using CoP.Storage.Samples;
using CoP.Storage.Sqlite;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Storage;

public static class StorageRegistration
{
    /// <summary>
    /// Registers <see cref="CommunityDb"/> (a scope each), <see cref="ITransactions"/>, <see cref="StorageHealth"/> and
    /// <see cref="DatabaseStartup"/>. The host registers <see cref="Community.Delivery.IOutboxSignal"/> and logging.
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
        return services.AddSqlite();
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton<SqliteConnectionSetup>();
        services.AddDbContext<CommunityDb, SqliteCommunityDb>(static (provider, db) => db
            .UseSqlite(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString)
            .AddInterceptors(provider.GetRequiredService<SqliteConnectionSetup>(), provider.GetRequiredService<RevisionStamp>()));
        services.AddSingleton<IConflictRules, SqliteConflictRules>();
        services.AddSingleton<WriteGate>();
        return services.AddSingleton<ITransactions, GatedTransactions>();
    }
}
