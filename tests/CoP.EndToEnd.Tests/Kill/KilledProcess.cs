using System.Diagnostics;
using CoP.Testing.Telegram;
using Microsoft.Data.Sqlite;

namespace CoP.EndToEnd.Tests.Kill;

/// <summary>The program as it is shipped, in a process of its own that can be killed, and its database.</summary>
internal sealed class KilledProcess(TelegramStandIn telegram) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-kill-").FullName;
    private Process? _process;

    private string Database => $"Data Source={Path.Combine(_folder, "community.db")};Pooling=False;Default Timeout=10";

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "CoP.Bot.dll"),
            "--Urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None", "--Database:ConnectionString", Database,
            "--Telegram:Enabled", "true", "--Telegram:Token", TelegramStandIn.Token, "--Telegram:ApiBaseUrl", telegram.BaseUrl,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        _process = Process.Start(start);
    }

    /// <summary>SIGKILL: nothing of it is asked, and nothing of it gets the chance to tidy up.</summary>
    public async Task KillAsync()
    {
        if (_process is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            running.Dispose();
            _process = null;
        }
    }

    /// <summary>Lets the minute for which a dead process's rows are left alone, and every other wait, be over.</summary>
    public void EndWaits() => Query("UPDATE Outbox SET LeasedUntil = 1, NotBefore = 1 WHERE FinishedAt IS NULL", static _ => 0);

    /// <summary>Of every row, by chat: what it ended as (null: not yet) and how often its outcome was unknown.</summary>
    public IReadOnlyList<(long Chat, bool IsOver, long Ambiguities)> Sends() => Query(
        "SELECT c.ExternalId, o.FinishedAt IS NOT NULL, o.Ambiguities FROM Outbox o JOIN Conversations c ON c.Id = o.ConversationId WHERE o.Kind = 'Send'",
        static row => (long.Parse(row.GetString(0), System.Globalization.CultureInfo.InvariantCulture), row.GetBoolean(1), row.GetInt64(2)));

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection(Database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
