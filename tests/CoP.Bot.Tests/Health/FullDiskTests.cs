using System.Net;
using CoP.Bot.Tests.Staging;
using CoP.Testing.Telegram;

namespace CoP.Bot.Tests.Health;

/// <summary>The program in a process of its own, which the operating system keeps from writing.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Disk_ThatTakesNothingMore_IsSaidByReadiness_AndWhatCameIsAnsweredOnce_WhenItDoesAgain()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        await using var bot = new BotProcess(["--Urls", "http://127.0.0.1:0", "--Database:ConnectionString", _folder.Connection, .. RunningBot.On(telegram)]);
        using var client = new HttpClient { BaseAddress = new Uri((await bot.SaysAsync("Listening on")).Split(' ')[^1]) };
        await RunningBot.UntilAsync(() => ReadyAsync(client), static seen => seen.Status == HttpStatusCode.OK);

        await bot.LimitFilesAsync(0);
        var person = telegram.Person(1_001, "Amina");
        person.Say("hello");
        await bot.SaysAsync("could not be committed");
        var (status, body) = await ReadyAsync(client);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("\"database\":\"The disk", body, StringComparison.Ordinal);
        await bot.LimitFilesAsync(null);
        await RunningBot.UntilAsync(() => ReadyAsync(client), static seen => seen.Status == HttpStatusCode.OK);
        await RunningBot.UntilAsync(() => Task.FromResult(Answers(telegram)), static answers => answers > 0);
        Assert.Equal(1, Answers(telegram));
        Assert.DoesNotContain("kept for replay", bot.Said, StringComparison.Ordinal);
        Assert.Contains("could not be kept", bot.Said, StringComparison.Ordinal);
    }

    private static int Answers(TelegramStandIn telegram) => telegram.Ledger.Count(static call => call is { Method: "sendMessage", Status: 200 });

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
