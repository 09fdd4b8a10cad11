using Microsoft.Data.Sqlite;

namespace CoP.Bot.Tests.Staging;

/// <summary>A folder that goes away with the test, and the database that belongs there.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cop-bot-").FullName;

    public string Connection => $"Data Source={this["community.db"]}";

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Takes the database away, and leaves what lies beside it.</summary>
    public void Lose()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(this["community.db"]);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
