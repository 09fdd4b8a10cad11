using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Storage.Moving;
using CoP.Storage.PostgreSql;
using CoP.Storage.Samples;
using CoP.Storage.Sqlite;
using CoP.Storage.SqlServer;
using CoP.Storage.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CoP.Storage;

public static class StorageRegistration
{
    private static readonly IDatabaseProvider[] Providers = [new SqliteProvider(), new PostgreSqlProvider(), new SqlServerProvider()];

    /// <summary>The provider of that name, as <c>Database:Provider</c> spells it; null when there is none.</summary>
    public static IDatabaseProvider? Provider(string name) => Array.Find(Providers, provider => provider.Name == name);

    /// <summary>Begins what a start would wait for longest; to be called first, and only to save time.</summary>
    public static void Begin() => SqliteModel.Begin();

    /// <summary>
    /// Registers what keeps a community, by the provider that the settings name; to be called before whatever sends. The host
    /// registers <see cref="IOutboxSignal"/> and logging. A provider that does not exist is refused when the options are checked.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsCheck>();
        services.TryAddSingleton<Commits>(); // The community's, which is not always there.
        services.AddMetrics().AddSingleton<StorageMeter>();
        services.AddSingleton<RevisionStamp>();
        services.AddSingleton<SearchStamp>();
        services.AddScoped<CommunityExport>().AddScoped<CommunityImport>().AddSingleton<Arrival>();
        services.AddSingleton<SampleCommunity>();
        services.AddSingleton<FirstGroups>();
        services.AddSingleton<FirstOrganisations>();
        services.AddSingleton<FirstGlossary>();
        var named = configuration.GetSection(DatabaseOptions.Section)[nameof(DatabaseOptions.Provider)];
        (Provider(named ?? DatabaseOptions.Sqlite) ?? Providers[0]).Register(services);
        return services;
    }
}
