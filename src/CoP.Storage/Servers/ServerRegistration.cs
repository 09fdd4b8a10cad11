using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Search;
using CoP.Storage.Turns;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Storage.Servers;

/// <summary>What all servers have in common: turns run beside each other, each node keeps an index of its own, and nobody knows what another had begun to send.</summary>
internal static class ServerRegistration
{
    /// <summary>Most of these are conflicts, after which a work runs anew. What is left reaches whoever asked, and they tell it.</summary>
    private static readonly EventId[] ToldByTheAsker =
    [
        RelationalEventId.CommandError, RelationalEventId.ConnectionError, RelationalEventId.TransactionError, CoreEventId.SaveChangesFailed, CoreEventId.QueryIterationFailed,
    ];

    /// <param name="address">What a connection string names.</param>
    /// <param name="use">Has a context use the database that a connection string names.</param>
    /// <param name="syntax">Of the statements of a turn.</param>
    public static IServiceCollection AddServer<TContext>(
        this IServiceCollection services, Func<string, ServerAddress> address, Action<DbContextOptionsBuilder, string> use, TurnSyntax syntax)
        where TContext : CommunityDb
    {
        services.AddSingleton(all => new ServerPlace(address(Given(all)), all.GetRequiredService<IOptions<DatabaseOptions>>()));
        services.AddSingleton<IDatabasePlace>(static all => all.GetRequiredService<ServerPlace>()).AddSingleton<ISearchPlace>(static all => all.GetRequiredService<ServerPlace>());
        services.AddSingleton<CommitWatch>().AddSingleton<Writability>();
        services.AddSingleton(all => Contexts<TContext>(all, use));
        services.AddScoped<CommunityDb>(static scope => scope.GetRequiredService<PooledDbContextFactory<TContext>>().CreateDbContext());
        services.AddScoped<BulkInsert>().AddScoped<IBulkInsert>(static scope => scope.GetRequiredService<BulkInsert>());
        services.AddScoped<PromptReplies>();
        services.AddSingleton<PreparedCommands>().AddSingleton<SnapshotGuard>().AddSingleton(syntax);
        services.AddSingleton(all =>
        {
            using var db = all.GetRequiredService<PooledDbContextFactory<TContext>>().CreateDbContext();
            return new TurnStatements(db, syntax);
        });
        services.AddScoped<TurnRowStore>().AddScoped<ITurnRows>(static scope => scope.GetRequiredService<TurnRowStore>());
        services.AddSingleton<IDepartures, UnnotedDepartures>();
        services.AddSingleton<ServerPresence>().AddSingleton<IPresence>(static all => all.GetRequiredService<ServerPresence>()).AddHostedService(static all => all.GetRequiredService<ServerPresence>());
        return services.AddSingleton<ServerDecider>().AddSingleton<ITransactions, ServerTransactions>();
    }

    private static PooledDbContextFactory<TContext> Contexts<TContext>(IServiceProvider services, Action<DbContextOptionsBuilder, string> use)
        where TContext : DbContext
    {
        var (options, guard) = (new DbContextOptionsBuilder<TContext>(), services.GetRequiredService<SnapshotGuard>());
        use(options, Given(services));
        return new(options
            .UseApplicationServiceProvider(services)
            .ConfigureWarnings(static warnings => warnings.Log([.. ToldByTheAsker.Select(static one => (one, LogLevel.Debug))]))
            .AddInterceptors(guard, guard.Statements, services.GetRequiredService<RevisionStamp>(), services.GetRequiredService<SearchStamp>())
            .Options);
    }

    private static string Given(IServiceProvider services) => services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString;
}
