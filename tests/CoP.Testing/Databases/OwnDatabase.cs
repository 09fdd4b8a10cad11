using CoP.Storage;
using Microsoft.Data.Sqlite;

namespace CoP.Testing.Databases;

/// <summary>
/// A database of one test's own, gone with it: an SQLite file, or on the provider that <see cref="Variable"/> names for the whole run, so that
/// the same bodies can be run on each.
/// </summary>
/// <param name="folder">For what lies in files.</param>
public sealed class OwnDatabase(string folder, bool onServer) : IAsyncDisposable
{
    public const string Variable = "COP_TESTS_DATABASE";

    /// <summary>On the provider of this run.</summary>
    public OwnDatabase(string folder)
        : this(folder, Environment.GetEnvironmentVariable(Variable) == DatabaseOptions.PostgreSql)
    {
    }

    public bool IsOnServer => onServer;

    /// <summary>SQLite's.</summary>
    public string File { get; } = Path.Combine(folder, "community.db");

    public string Connection => field ??= onServer ? PostgreSqlServer.NewName() : $"Data Source={File}";

    public IEnumerable<KeyValuePair<string, string?>> Settings => SettingsWith(Connection);

    /// <summary>The same for another database.</summary>
    public IEnumerable<KeyValuePair<string, string?>> SettingsWith(string connection) =>
    [
        new("Database:Provider", onServer ? DatabaseOptions.PostgreSql : DatabaseOptions.Sqlite),
        new("Database:ConnectionString", connection),
        new("Database:IndexFolder", folder),
    ];

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await (onServer ? PostgreSqlServer.DropAsync(Connection) : Task.CompletedTask);
    }
}
