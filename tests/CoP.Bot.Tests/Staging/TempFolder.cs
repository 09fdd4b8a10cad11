using Microsoft.Data.Sqlite;

namespace CoP.Bot.Tests.Staging;

/// <summary>A folder that goes away with the test, and the database that belongs there.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("cop-bot-").FullName;

    public string Connection => $"Data Source={this["community.db"]}";

    public string this[string name] => Path.Combine(_path, name);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_path, recursive: true);
    }
}
