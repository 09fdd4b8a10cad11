using CoP.Storage.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Storage.PostgreSql;

/// <inheritdoc cref="ServerStartup"/>
internal sealed partial class PostgreSqlStartup(IServiceProvider services, ServerPlace place, IOptions<DatabaseOptions> options, ILogger<PostgreSqlStartup> log) : ServerStartup(services, place, options)
{
    protected override async Task ConfirmAsync(IServiceProvider scope, CancellationToken cancel)
    {
        var report = await scope.GetRequiredService<PostgreSqlHealth>().ReadAsync(cancel);
        LogReady(report.Version, report.Fsync, report.SynchronousCommit);
        if (!report.IsDurable)
        {
            throw new InvalidOperationException(
                $"The database would lose committed rows in a power cut: fsync is '{report.Fsync}' (needed: on), synchronous_commit is '{report.SynchronousCommit}' (needed: anything but off).");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database ready: PostgreSQL {Version}, fsync {Fsync}, synchronous_commit {SynchronousCommit}")]
    private partial void LogReady(string version, string fsync, string synchronousCommit);
}
