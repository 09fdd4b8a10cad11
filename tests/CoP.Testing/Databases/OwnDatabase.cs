using CoP.Storage;
using CoP.Testing.SqlServer;
using Microsoft.Data.Sqlite;

namespace CoP.Testing.Databases;

/// <summary>
/// A database of one test's own, gone with it: an SQLite file, or on the provider that <see cref="Variable"/> names for the whole run, so that
/// the same bodies can be run on each.
/// </summary>
/// <param name="folder">For what lies in files.</param>
/// <param name="server">Where it is; null for a file.</param>
public sealed class OwnDatabase(string folder, DatabaseServer? server) : IAsyncDisposable
{
    public const string Variable = "COP_TESTS_DATABASE";

    static OwnDatabase() => QueryCollection.BeginIfAsked();

    /// <summary>On the provider of this run.</summary>
    public OwnDatabase(string folder)
        : this(folder, DatabaseServer.Of(Environment.GetEnvironmentVariable(Variable)))
    {
    }

    public bool IsOnServer => server is not null;

    /// <summary>Where it is; null for a file.</summary>
    public DatabaseServer? Server => server;

    /// <summary>SQLite's.</summary>
    public string File { get; } = Path.Combine(folder, "community.db");

    public string Connection => field ??= server?.NewName() ?? $"Data Source={File}";

    public IEnumerable<KeyValuePair<string, string?>> Settings => SettingsWith(Connection);

    /// <summary>The same for another database.</summary>
    public IEnumerable<KeyValuePair<string, string?>> SettingsWith(string connection) =>
    [
        new("Database:Provider", server?.Provider ?? DatabaseOptions.Sqlite),
        new("Database:ConnectionString", connection),
        new("Database:IndexFolder", folder),
    ];

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await (server?.DropAsync(Connection) ?? Task.CompletedTask);
    }
}
