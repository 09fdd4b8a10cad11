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
    public async Task Run_OverHttpsWithoutACertificate_IsRefusedPlainly() =>
        (await Spoken.ToAsync("--Urls", "https://127.0.0.1:0", "--Database:ConnectionString", _folder.Connection)).IsRefusedPlainly("cannot listen", "certificate");

    [Fact]
    public async Task Run_WithNoChannelOn_SaysSoBesideTheAddress_AndWhereTheCommandsAre()
    {
        await using var bot = new BotProcess("--Urls", "http://127.0.0.1:0", "--Database:ConnectionString", _folder.Connection, "--Telegramm:Token", "kept-quiet");
        await bot.SaysAsync("No channel is switched on");
        await bot.SaysAsync("Its commands: dotnet CoP.Bot.dll --help");
        await bot.TerminateAsync();

        var said = await bot.EndAsync();
        Assert.Contains("Did you mean Telegram:Token?", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("kept-quiet", said.All, StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || Directory.GetFiles(_folder.Path).All(static file =>
            !OperatingSystem.IsWindows() && File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
    }

    [Fact]
    public async Task Run_BesideAnotherOnTheSameDatabase_IsRefusedPlainly_UnlessTheSettingsKnowOfIt_OrTheOtherIsKilled()
    {
        string[] args = ["--Urls", "http://127.0.0.1:0", "--Database:ConnectionString", _folder.Connection];
        await using (var first = new BotProcess(args))
        {
            await first.SaysAsync("Listening on");
            await using var second = new BotProcess(args);
            (await second.EndAsync()).IsRefusedPlainly("Another process works on", _folder["community.db"], "Delivery:Nodes");
            await using var node = new BotProcess([.. args, "--Delivery:Nodes", "2"]);
            await node.SaysAsync("Listening on");
        } // Both are killed.

        await using var next = new BotProcess(args);
        await next.SaysAsync("Listening on");
    }

    [Fact]
    public async Task Run_ToldToEndWhileItSends_SendsToTheEnd_AndEndsWith0()
    {
        const int people = 10;
        var late = new TaskCompletionSource();
        await using var telegram = await TelegramStandIn.StartAsync();
        telegram.Break(Enumerable.Repeat(TelegramFault.Hold("sendMessage", late.Task), people));
        await using var bot = new BotProcess(
        [
            "--Urls", "http://127.0.0.1:0", "--Database:ConnectionString", _folder.Connection, "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information",
            .. RunningBot.On(telegram),
        ]);
        Enumerable.Range(1_001, people).ToList().ForEach(id => telegram.Person(id, "Sample").Say("hello"));
        await bot.SaysAsync("Application started");
        await RunningBot.UntilAsync(() => Task.FromResult(Rows("Sending")), static rows => rows > 0);

        var onTheWire = Rows("Sending");
        await bot.TerminateAsync();
        await bot.SaysAsync("Application is shutting down");
        late.SetResult();

        Assert.Equal(0, (await bot.EndAsync()).Code);
        Assert.Equal((0, 0), (Rows("Sending"), Rows("Leased")));
        Assert.InRange(Rows("Sent"), Math.Max(1, onTheWire), people);
        Assert.Equal(Rows("Sent"), telegram.Ledger.Count(static call => call is { Method: "sendMessage", Status: 200 }));
    }

    [Fact]
    public async Task Run_InDevelopment_PrintsTheAddressThatOpensTheTryOutPage_AndWarnsOfAnOpenDoor()
    {
        await using var bot = new BotProcess(
            "--environment", "Development", "--Urls", "http://127.0.0.1:0", "--Database:ConnectionString", _folder.Connection, "--Sample:Load", "false",
            "--Teams:Enabled", "true", "--Teams:Authentication", "Off");
        var printed = await bot.SaysAsync("Try it in a browser: ");
        await bot.SaysAsync("Put no proxy in front of it.");
        using var browser = new HttpClient();

        var address = new Uri(printed[printed.IndexOf("http", StringComparison.Ordinal)..]);
        Assert.Contains("<h1", await browser.GetStringAsync(address), StringComparison.Ordinal);
        using var keyless = await browser.GetAsync(new Uri(address, "/tryout/people/en"));
        using var stranger = new HttpClient();
        using var refused = await stranger.GetAsync(new Uri(address, "/"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (keyless.StatusCode, refused.StatusCode));
    }

    private long Rows(string state)
    {
        using var connection = new SqliteConnection(_folder.Connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Outbox WHERE State = $state";
        command.Parameters.AddWithValue("$state", state);
        return (long)command.ExecuteScalar()!;
    }
}
