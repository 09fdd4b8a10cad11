using CoP.Storage;
using Npgsql;

namespace CoP.Benchmarks.Running;

/// <summary>A folder for one run, and its database: a file in there, or one of its own on a server. Both are gone afterwards.</summary>
internal sealed class RunFolder : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-bench-").FullName;

    /// <summary>Where the runs of this program make their databases: null for SQLite files.</summary>
    public static string? PostgreSql { get; set; }

    public string Connection => field ??= PostgreSql is null
        ? $"Data Source={Path.Combine(_folder, "community.db")}"
        : StorageRegistration.Provider(DatabaseOptions.PostgreSql)!.Connection(new NpgsqlConnectionStringBuilder(PostgreSql) { Database = $"cop_bench_{Guid.NewGuid():n}" }.ConnectionString);

    /// <summary>As one of several bots on it is told.</summary>
    public string[] Settings(int node) =>
    [
        $"--Database:Provider={(PostgreSql is null ? DatabaseOptions.Sqlite : DatabaseOptions.PostgreSql)}",
        $"--Database:ConnectionString={Connection}",
        $"--Database:IndexFolder={Directory.CreateDirectory(Path.Combine(_folder, $"index-{node}")).FullName}",
    ];

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await (PostgreSql is null ? Task.CompletedTask : DropAsync());
    }

    private async Task DropAsync()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgreSql) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"DROP DATABASE IF EXISTS \"{new NpgsqlConnectionStringBuilder(Connection).Database}\" WITH (FORCE)";
        await command.ExecuteNonQueryAsync();
    }
}
