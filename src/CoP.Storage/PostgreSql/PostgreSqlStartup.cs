using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Storage.PostgreSql;

/// <summary>Makes the database if the server lets us, and brings the schema up to date; EF keeps others from doing so at the same time.</summary>
internal sealed partial class PostgreSqlStartup(IServiceProvider services, PostgreSqlPlace place, IOptions<DatabaseOptions> options, ILogger<PostgreSqlStartup> log) : IDatabaseStartup
{
    public async Task PrepareAsync(CancellationToken cancel)
    {
        place.Folder.Make();
        await using var scope = services.CreateAsyncScope();
        await MigrateAsync(scope.ServiceProvider.GetRequiredService<CommunityDb>().Database, cancel);
        var report = await scope.ServiceProvider.GetRequiredService<PostgreSqlHealth>().ReadAsync(cancel);
        LogReady(report.Version, report.Fsync, report.SynchronousCommit);
        if (!report.IsDurable)
        {
            throw new InvalidOperationException(
                $"The database would lose committed rows in a power cut: fsync is '{report.Fsync}' (needed: on), synchronous_commit is '{report.SynchronousCommit}' (needed: anything but off).");
        }
    }

    private async Task MigrateAsync(DatabaseFacade database, CancellationToken cancel)
    {
        if (!options.Value.MigrateAtStart)
        {
            options.Value.RefuseUnlessAllowed((await database.GetPendingMigrationsAsync(cancel)).Count());
            return;
        }

        await database.MigrateAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database ready: PostgreSQL {Version}, fsync {Fsync}, synchronous_commit {SynchronousCommit}")]
    private partial void LogReady(string version, string fsync, string synchronousCommit);
}
