using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using CoP.Channels.Tests.Web.Support;
using CoP.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CoP.Channels.Tests.Web;

public sealed class LivenessTests
{
    [Fact]
    public async Task Stream_WhenNothingHappens_ShowsThatItIsAlive()
    {
        var clock = new FakeTimeProvider(ManualTime.Beginning);
        await using var host = await TryOutHost.StartAsync(clock: clock);
        using var patience = new CancellationTokenSource(Eventually.HangGuard);
        await using var body = await host.Client.GetStreamAsync("/tryout/desk/events?as=1", patience.Token);
        await using var events = SseParser.Create(body).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        await UntilAsync(events, "ready");

        clock.Advance(TimeSpan.FromSeconds(15));

        Assert.True(await UntilAsync(events, "beat"));
    }

    [Theory]
    [InlineData("/tryout/people/en")]
    [InlineData("/tryout/desk/messages?as=1")]
    public async Task Reading_WhenTheDatabaseDoesNotAnswer_SaysSo(string path)
    {
        await using var host = await TryOutHost.StartAsync();
        await BreakAsync(host);

        using var response = await host.Client.GetAsync(path);

        await AssertUnavailableAsync(response);
    }

    [Fact]
    public async Task Writing_WhenTheDatabaseDoesNotAnswer_SaysSo()
    {
        await using var host = await TryOutHost.StartAsync();
        await BreakAsync(host);

        using var response = await host.Client.PostAsJsonAsync("/tryout/desk/say", new { @as = "1", text = "hello", id = Guid.NewGuid() });

        await AssertUnavailableAsync(response);
    }

    private static Task<int> BreakAsync(TryOutHost host) =>
        host.ReadAsync(static db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Addresses RENAME TO Elsewhere"));

    private static async Task AssertUnavailableAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("unavailable", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<bool> UntilAsync(IAsyncEnumerator<SseItem<string>> events, string type)
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current.EventType == type)
            {
                return true;
            }
        }

        return false;
    }
}
