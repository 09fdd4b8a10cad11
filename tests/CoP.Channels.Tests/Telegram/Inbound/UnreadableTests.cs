using System.Net;
using System.Text;
using CoP.Channels.Telegram;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Community;
using CoP.Dialogs.Turns;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Inbound;

/// <summary>An update that cannot be read is kept as it came and confirmed; nobody waits for it.</summary>
public sealed class UnreadableTests : IAsyncLifetime
{
    private const string Place = "\"date\":1,\"chat\":{\"id\":78,\"type\":\"private\"},\"from\":{\"id\":78,\"is_bot\":false,\"first_name\":\"Bob\"}";
    private TelegramStandIn _telegram = null!;

    public async Task InitializeAsync() => _telegram = await TelegramStandIn.StartAsync();

    public async Task DisposeAsync() => await _telegram.DisposeAsync();

    public static TheoryData<string, string> Updates => new()
    {
        { "half a character in a file name", $$$"""{"message_id":1,{{{Place}}},"document":{"file_id":"F","file_unique_id":"U","file_name":"\ud83d.pdf"}}""" },
        { "half a character in a text", $$$"""{"message_id":1,{{{Place}}},"text":"\ude00"}""" },
        { "half a character in a name that nobody reads", $$$"""{"message_id":1,{{{Place}}},"text":"x","via_bot":{"id":1,"first_name":"\ud800"}}""" },
        { "bytes that are no UTF-8", $$$"""{"message_id":1,{{{Place}}},"text":"{{{(char)0xC3}}}("}""" },
        { "a number beyond 64 bits", $$$"""{"message_id":99999999999999999999,{{{Place}}},"text":"x"}""" },
        { "a fraction for an id", $$$"""{"message_id":1.5,{{{Place}}},"text":"x"}""" },
        { "a text that is a number", $$$"""{"message_id":1,{{{Place}}},"text":5}""" },
        { "a message that is a text", "\"x\"" },
        { "no chat", """{"message_id":1,"text":"x"}""" },
        { "5,000 levels", $"{string.Concat(Enumerable.Repeat("{\"a\":", 5000))}1{new string('}', 5000)}" },
    };

    [Theory]
    [MemberData(nameof(Updates))]
    public async Task Polled_IsKept_AndTheOthersInTheBatchAreServed(string what, string message)
    {
        Assert.NotEmpty(what);
        var ada = _telegram.Person(77, "Ada");
        ada.Say("before");
        var id = _telegram.AddRawUpdate("message", Encoding.Latin1.GetBytes(message));
        ada.Say("after");
        await using var host = await TelegramHost.StartAsync(_telegram);

        var seen = await host.Turns.WaitAsync(2);
        ada.Say("later");
        await host.Turns.WaitAsync(3);

        Assert.Equal(["before", "after"], seen.Select(static incoming => ((MessageReceived)incoming.What).Text));
        Assert.Equal($"{id}", Assert.Single(host.Unread.All).Id);
        Assert.InRange(_telegram.Unconfirmed, 0, 1); // The last one is confirmed with the next poll.
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public async Task Pushed_IsKept_AndAcknowledged(string what, string message)
    {
        Assert.NotEmpty(what);
        await using var host = await TelegramHost.StartAsync(_telegram, webhook: true);
        await _telegram.WaitForAsync("getMyShortDescription");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, TelegramRegistration.Path))
        {
            Content = new ByteArrayContent(Encoding.Latin1.GetBytes($$"""{"update_id":5,"message":{{message}}}""")),
        };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", TelegramHost.Secret);

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("5", Assert.Single(host.Unread.All).Id);
        Assert.Empty(host.Turns.Seen);
    }

    [Fact]
    public async Task Kept_IsReadLater_WithAMarkForWhatIsNoText()
    {
        await using var host = await TelegramHost.StartAsync(_telegram);
        await _telegram.WaitForAsync("deleteWebhook");
        var reader = host.Services.GetRequiredKeyedService<IRawEventParser>(ChannelNames.Telegram);

        var read = reader.Read($$$"""{"update_id":5,"message":{"message_id":1,{{{Place}}},"text":"caf\ud83d"} }""");

        Assert.Equal("caf\uFFFD", Assert.IsType<MessageReceived>(read?.What).Text);
        Assert.Null(reader.Read("""{"update_id":5,"message":{"message_id":1}}"""));
    }

    [Fact]
    public async Task Numbers_BeyondAllUpdates_MoveNoOffset_AndHoldUpNobody()
    {
        _telegram.Break(new TelegramFault("getUpdates", new TelegramReply(200, new
        {
            ok = true,
            result = new[] { new { update_id = long.MaxValue, message = "x" } },
        })));
        _telegram.Person(77, "Ada").Say("hello");
        await using var host = await TelegramHost.StartAsync(_telegram);
        await host.AdvanceUntilAsync(host.Turns.WaitAsync(1)); // It rests before it asks again.

        Assert.Null(Assert.Single(host.Unread.All).Id);
    }
}
