using System.Data.Common;
using CoP.Community;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.PostgreSql;

/// <summary>What the server says of itself.</summary>
/// <param name="Version">Of the server.</param>
/// <param name="Fsync"><c>on</c>, or rows that were committed can be lost with the power.</param>
/// <param name="SynchronousCommit"><c>off</c> means the same.</param>
internal sealed record PostgreSqlReport(string Version, string Fsync, string SynchronousCommit)
{
    /// <summary>Whether a committed row survives a power cut, as far as settings can promise it.</summary>
    public bool IsDurable => Fsync == "on" && SynchronousCommit != "off";
}

/// <summary>Asks the server how it keeps its word.</summary>
internal sealed class PostgreSqlHealth(IServiceProvider scope, Writability writability) : IStorageHealth
{
    public Task<string?> WriteFaultAsync(CancellationToken cancel) => writability.FaultAsync(cancel);

    public async Task<string?> WeaknessAsync(CancellationToken cancel) => (await ReadAsync(cancel)).IsDurable ? null : Weaknesses.MayLose;

    /// <exception cref="DbException">The database is out of reach.</exception>
    public async Task<PostgreSqlReport> ReadAsync(CancellationToken cancel)
    {
        var db = scope.GetRequiredService<CommunityDb>(); // Only now: whether writing works is asked without one.
        return await db.Database.SqlQuery<PostgreSqlReport>(
            $"SELECT current_setting('server_version') AS \"Version\", current_setting('fsync') AS \"Fsync\", current_setting('synchronous_commit') AS \"SynchronousCommit\"").SingleAsync(cancel);
    }
}
