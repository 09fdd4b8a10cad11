using System.Net;
using System.Net.Sockets;
using CoP.Bot.Tests.Staging;
using CoP.Testing.Telegram;
using Microsoft.Data.Sqlite;

namespace CoP.Bot.Tests.CommandLine;

/// <summary>The program itself, in a process of its own: nothing of its output escapes.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_OnAPortInUse_IsRefusedInOneSentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var bot = new BotProcess(
            "--Urls", $"http://{other.LocalEndpoint}", "--Database:ConnectionString", _folder.Connection);

        var said = await bot.EndAsync();
        said.IsRefusedPlainly("address already in use", "--Urls");
        Assert.Single(said.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Run_WithAFolderThatCannotBeMade_IsRefusedInOneSentence()
    {
        await File.WriteAllTextAsync(_folder["file"], "in the way");
        await using var bot = new BotProcess("--Urls", "http://127.0.0.1:0", "--Database:ConnectionString", $"Data Source={_folder["file"]}/data/community.db");

        var said = await bot.EndAsync();
        said.IsRefusedPlainly("Database:ConnectionString", _folder["file"]);
        Assert.Single(said.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Run_WithADatabaseThatIsNone_IsRefusedInOneSentence()
    {
        await File.WriteAllTextAsync(_folder["community.db"], new string('x', 10_000));

        (await Spoken.ToAsync("--Urls", "http://127.0.0.1:0", "--Database:ConnectionString", _folder.Connection)).IsRefusedPlainly("The database cannot be used");
    }

    [Fact]
    public async Task Run_ToldToEndWhileItSends_SendsToTheEnd_AndEndsWith0()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        await using var bot = new BotProcess(
            ["--Urls", "http://127.0.0.1:0", "--Database:ConnectionString", _folder.Connection, .. RunningBot.On(telegram)]);
        for (var person = 1; person <= 20; person++)
        {
            telegram.Person(1_000 + person, "Sample").Say("hello");
        }

        await telegram.WaitForAsync("sendMessage", number: 3);
        await bot.TerminateAsync();

        Assert.Equal(0, (await bot.EndAsync()).Code);
        Assert.Equal(0, RowsOnTheWire());
    }

    private long RowsOnTheWire()
    {
        using var connection = new SqliteConnection(_folder.Connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Outbox WHERE State IN ('Sending', 'Leased')";
        return (long)command.ExecuteScalar()!;
    }
}
