using System.Text.Json.Nodes;
using CoP.Channels.Tests.Files;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Community;
using CoP.Community.Files;
using CoP.Dialogs.Messages.Formatting;
using CoP.Dialogs.Turns;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Inbound;

public sealed class SentFileTests : IAsyncLifetime
{
    private TelegramStandIn _telegram = null!;
    private TelegramHost _host = null!;

    public async Task InitializeAsync()
    {
        _telegram = await TelegramStandIn.StartAsync();
        _host = await TelegramHost.StartAsync(_telegram);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task Photo_IsFetchedInItsLargestSize()
    {
        _telegram.Person(7, "Ada").SendFile(new TelegramFile("x", "image/jpeg", MemoryFiles.Png), asPhoto: true);

        var file = Assert.IsType<FileReceived>((await _host.Turns.WaitAsync(1))[0].What);

        Assert.Equal(("photo.jpg", OtherContent.Photo), (file.Name, file.Content));
        Assert.Equal(MemoryFiles.Png, Assert.IsType<FetchedFile.Arrived>(await FetchAsync(file)).Content);
        Assert.Empty(_telegram.Faults);
    }

    [Fact]
    public async Task Document_KeepsItsClaims()
    {
        _telegram.Person(7, "Ada").SendFile(new TelegramFile("../a.pdf", "text/html", [1]), claimedSize: 5);

        var file = Assert.IsType<FileReceived>((await _host.Turns.WaitAsync(1))[0].What);

        Assert.Equal(("../a.pdf", "text/html", 5L, OtherContent.File), (file.Name, file.ClaimedType, file.Size, file.Content));
    }

    [Fact]
    public async Task Document_LargerThanItClaims_IsNotReadToItsEnd()
    {
        var id = Send(new byte[StoredFile.LargestSize + 1]);

        Assert.IsType<FetchedFile.TooLarge>(await FetchAsync(id));
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("//evil.example/x")]
    [InlineData("/etc/passwd")]
    [InlineData("../../bot1:x/getMe")]
    [InlineData("a/../../x")]
    [InlineData("a?x=y")]
    [InlineData("a%2e%2e")]
    public async Task Path_ThatLeadsElsewhere_IsNotFollowed(string path)
    {
        _telegram.Break(new TelegramFault("getFile", TelegramReply.Ok(new { file_id = "F", file_unique_id = "u", file_path = path })));

        Assert.IsType<FetchedFile.OutOfReach>(await FetchAsync(new FileReceived("x", "", 1, "F")));
    }

    [Fact]
    public async Task File_ThatTelegramDoesNotKnow_IsOutOfReach() =>
        Assert.IsType<FetchedFile.OutOfReach>(await FetchAsync(new FileReceived("x", "", 1, "nothing")));

    [Fact]
    public async Task TypedStyles_BecomeLightMarkup()
    {
        const string Text = "Come to the *big* meeting\n- form here\n- https://x.go.ke/a_b";
        _telegram.Person(7, "Ada").SayStyled(
            Text,
            Entity("bold", Text.IndexOf("meeting", StringComparison.Ordinal), 7),
            Entity("text_link", Text.IndexOf("form", StringComparison.Ordinal), 4, "https://x.go.ke/"),
            Entity("text_link", Text.IndexOf("here", StringComparison.Ordinal), 4, "javascript:alert(1)"),
            Entity("url", Text.IndexOf("https", StringComparison.Ordinal), 19),
            Entity("italic", 9999, 4), Entity("italic", -1, 4), Entity("italic", 3, int.MaxValue));

        var said = Assert.IsType<MessageReceived>((await _host.Turns.WaitAsync(1))[0].What);

        Assert.Equal(Text, said.Text);
        var passages = LightMarkup.Read(said.Markup!);
        Assert.Equal(["Come to the *big* meeting", "form here", "https://x.go.ke/a_b"], passages.Select(passage => passage.Text));
        Assert.Equal(["meeting"], Spans(passages, span => span.Bold));
        Assert.Equal(["form", "https://x.go.ke/a_b"], Spans(passages, span => span.Link is not null));
        Assert.DoesNotContain(passages, passage => passage.Spans.Any(span => span.Italic));
    }

    [Fact]
    public async Task PlainWords_HaveNoMarkup()
    {
        _telegram.Person(7, "Ada").SayStyled("/start now", Entity("bot_command", 0, 6));

        Assert.Null(Assert.IsType<MessageReceived>((await _host.Turns.WaitAsync(1))[0].What).Markup);
    }

    private static IEnumerable<string> Spans(IEnumerable<Passage> passages, Func<Span, bool> fits) =>
        passages.SelectMany(passage => passage.Spans).Where(fits).Select(span => span.Text);

    private static JsonObject Entity(string type, int offset, int length, string? url = null)
    {
        var entity = new JsonObject { ["type"] = type, ["offset"] = offset, ["length"] = length };
        return url is null ? entity : With(entity, url);
    }

    private static JsonObject With(JsonObject entity, string url)
    {
        entity["url"] = url;
        return entity;
    }

    private FileReceived Send(byte[] content) => new("x.pdf", "", 1, _telegram.Keep(new TelegramFile("x.pdf", "", content)));

    private Task<FetchedFile> FetchAsync(FileReceived file) =>
        _host.Services.GetRequiredKeyedService<IFileSource>(ChannelNames.Telegram).FetchAsync(file, CancellationToken.None);
}
