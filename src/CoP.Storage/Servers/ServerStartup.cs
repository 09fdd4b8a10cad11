using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Storage.Servers;

/// <summary>Makes the database if the server lets us, and brings the schema up to date; EF keeps others from doing so at the same time.</summary>
internal abstract class ServerStartup(IServiceProvider services, ServerPlace place, IOptions<DatabaseOptions> options) : IDatabaseStartup
{
    public async Task PrepareAsync(CancellationToken cancel)
    {
        place.Folder.Make();
        await using var scope = services.CreateAsyncScope();
        await MigrateAsync(scope.ServiceProvider.GetRequiredService<CommunityDb>().Database, cancel);
        await ConfirmAsync(scope.ServiceProvider, cancel);
    }

    /// <summary>Makes the database if it is missing; most servers' migrations do it by themselves.</summary>
    protected virtual Task MakeAsync(DatabaseFacade database, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Makes sure before the schema is touched that the database can keep a community.</summary>
    protected virtual Task ExamineAsync(DatabaseFacade database, CancellationToken cancel) => Task.CompletedTask;

    /// <exception cref="InvalidOperationException">The database would not keep committed rows through a power cut.</exception>
    protected abstract Task ConfirmAsync(IServiceProvider scope, CancellationToken cancel);

    private async Task MigrateAsync(DatabaseFacade database, CancellationToken cancel)
    {
        if (!options.Value.MigrateAtStart)
        {
            options.Value.RefuseUnlessAllowed((await database.GetPendingMigrationsAsync(cancel)).Count());
            return;
        }

        await MakeAsync(database, cancel);
        await ExamineAsync(database, cancel);
        await database.MigrateAsync(cancel);
    }
}
