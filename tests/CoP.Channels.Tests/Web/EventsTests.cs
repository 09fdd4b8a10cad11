using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using CoP.Channels.Tests.Web.Support;
using CoP.Community.Delivery;
using Xunit;

namespace CoP.Channels.Tests.Web;

public sealed class EventsTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));
    private TryOutHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await TryOutHost.StartAsync();
        using var seated = await _host.Client.PostAsJsonAsync("/tryout/phone/choose", new { @as = "2" });
        seated.EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task Stream_BeginsWithASnapshotAndTellsOfEveryChange()
    {
        await SendAsync("first");
        await using var stream = Open().GetAsyncEnumerator(_patience.Token);
        var snapshot = await NextAsync(stream, "snapshot");

        var id = await SendAsync("second");
        var message = await NextAsync(stream, "message");
        await _host.SendAsync("phone:2", """{"text":"changed"}""", OutboxKind.Edit, id);
        var edited = await NextAsync(stream, "message");
        await _host.SendAsync("phone:2", """{"text":"Noted"}""", OutboxKind.Acknowledge, "press-1");
        var toast = await NextAsync(stream, "toast");
        await _host.SendAsync("phone:2", "{}", OutboxKind.Delete, id);
        var gone = await NextAsync(stream, "gone");

        Assert.Contains("first", snapshot.Data, StringComparison.Ordinal);
        Assert.Contains("second", message.Data, StringComparison.Ordinal);
        Assert.Contains("changed", edited.Data, StringComparison.Ordinal);
        Assert.Contains("Noted", toast.Data, StringComparison.Ordinal);
        Assert.Contains(id!, gone.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconnect_WithTheLastId_GetsExactlyWhatWasMissed()
    {
        await using (var stream = Open().GetAsyncEnumerator(_patience.Token))
        {
            await NextAsync(stream, "snapshot");
            await SendAsync("seen");
            _lastId = (await NextAsync(stream, "message")).EventId;
        }

        await SendAsync("missed one");
        await SendAsync("missed two");
        await using var again = Open(_lastId).GetAsyncEnumerator(_patience.Token);

        Assert.Contains("missed one", (await NextAsync(again, "message")).Data, StringComparison.Ordinal);
        Assert.Contains("missed two", (await NextAsync(again, "message")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconnect_WithAnIdFromBeforeARestart_BeginsAgain()
    {
        await SendAsync("kept");

        await using var stream = Open("deadbeef-3").GetAsyncEnumerator(_patience.Token);

        Assert.Contains("kept", (await NextAsync(stream, "snapshot")).Data, StringComparison.Ordinal);
    }

    private string? _lastId;

    private Task<string?> SendAsync(string text) => _host.SendAsync("phone:2", $$"""{"text":"{{text}}"}""");

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> stream, string type)
    {
        while (await stream.MoveNextAsync())
        {
            if (stream.Current.EventType == type)
            {
                return stream.Current;
            }
        }

        throw new InvalidOperationException($"The stream ended before '{type}'.");
    }

    private async IAsyncEnumerable<SseItem<string>> Open(string? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tryout/phone/events?as=2");
        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        using var response = await _host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _patience.Token);
        await using var body = await response.Content.ReadAsStreamAsync(_patience.Token);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(_patience.Token))
        {
            yield return item;
        }
    }
}
