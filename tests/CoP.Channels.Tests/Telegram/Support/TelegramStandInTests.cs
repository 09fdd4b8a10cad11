using System.Net.Http.Json;
using System.Text.Json;
using CoP.Testing.Telegram;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Support;

/// <summary>The stand-in behaves like the service it stands for.</summary>
public sealed class TelegramStandInTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private TelegramStandIn _telegram = null!;

    public async Task InitializeAsync() => _telegram = await TelegramStandIn.StartAsync();

    public async Task DisposeAsync() => await _telegram.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Update_ComesAgainUntilAHigherOffsetConfirmsIt()
    {
        _telegram.Person(77, "Ada").Say("hello");
        var first = (await CallAsync("getUpdates", new { })).GetProperty("result")[0].GetProperty("update_id").GetInt64();
        Assert.Equal(1, (await CallAsync("getUpdates", new { offset = first })).GetProperty("result").GetArrayLength());
        Assert.Equal(0, (await CallAsync("getUpdates", new { offset = first + 1 })).GetProperty("result").GetArrayLength());
    }

    [Fact]
    public async Task Poller_WhenASecondOneComes_IsEndedWith409()
    {
        var first = CallAsync("getUpdates", new { timeout = 50 });
        while (!first.IsCompleted)
        {
            await CallAsync("getUpdates", new { timeout = 0 });
        }

        Assert.Equal(409, (await first).GetProperty("error_code").GetInt32());
    }

    [Fact]
    public async Task Polling_WhileAWebhookIsSet_IsAConflict()
    {
        await CallAsync("setWebhook", new { url = "https://127.0.0.1:1/" });
        Assert.Equal(409, (await CallAsync("getUpdates", new { })).GetProperty("error_code").GetInt32());
    }

    [Fact]
    public async Task Call_WithAnotherToken_IsUnauthorized_AndOfAnUnknownMethodNotFound()
    {
        Assert.Equal(401, (await CallAsync("getMe", new { }, "123:other")).GetProperty("error_code").GetInt32());
        Assert.False((await CallAsync("noSuchMethod", new { })).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Send_ToSomebodyWhoNeverWrote_FindsNoChat() =>
        Assert.Equal("Bad Request: chat not found", (await CallAsync("sendMessage", new { chat_id = 5, text = "x" })).GetProperty("description").GetString());

    private async Task<JsonElement> CallAsync(string method, object body, string token = TelegramStandIn.Token)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri($"{_telegram.BaseUrl}/bot{token}/{method}"), body);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
