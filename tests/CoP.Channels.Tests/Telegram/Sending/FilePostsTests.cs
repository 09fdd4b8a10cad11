using CoP.Channels.Files;
using CoP.Channels.Telegram.Rendering;
using CoP.Channels.Tests.Files;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Messages;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Sending;

public sealed class FilePostsTests : IAsyncLifetime
{
    private static readonly MessageFile Poster = new(17, "poster.png", "image/png", "A poster");
    private readonly TelegramRenderer _renderer = new(TelegramHost.Tokens);
    private TelegramStandIn _telegram = null!;
    private TelegramHost _host = null!;

    public async Task InitializeAsync()
    {
        _telegram = await TelegramStandIn.StartAsync();
        _host = await TelegramHost.StartAsync(_telegram);
        _telegram.Person(7, "Ada");
        _host.StoredFiles.Files[17] = new FileContent("poster.png", "image/png", MemoryFiles.Png);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task Picture_IsUploadedOnce_AndNamedByItsIdThen()
    {
        Assert.IsType<SendOutcome.Sent>(await SendAsync(Words("One")));
        Assert.IsType<SendOutcome.Sent>(await SendAsync(Words("Two")));

        var calls = Calls("sendPhoto");
        Assert.Equal("upload://poster.png", calls[0].Body.GetProperty("photo").GetString());
        var id = calls[1].Body.GetProperty("photo").GetString()!;
        Assert.Equal(MemoryFiles.Png, _telegram.FileOf(id)!.Content);
        Assert.Equal(id, Assert.Single(_host.StoredFiles.Handles).Value);
        Assert.Equal(["One", "Two"], calls.Select(call => call.Text));
        Assert.Empty(_telegram.Faults);
    }

    [Fact]
    public async Task Picture_SentToManyAtOnce_IsUploadedOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => SendAsync(Words($"{number}"))));

        Assert.Single(Calls("sendPhoto"), call => call.Body.GetProperty("photo").GetString()!.StartsWith("upload", StringComparison.Ordinal));
        Assert.Equal(12, Calls("sendPhoto").Count);
    }

    [Fact]
    public async Task Id_ThatTelegramForgot_IsUploadedAnewWithTheNextTry()
    {
        await SendAsync(Words("One"));
        _telegram.ForgetFiles();

        Assert.IsType<SendOutcome.RetryLater>(await SendAsync(Words("Two")));
        Assert.IsType<SendOutcome.Sent>(await SendAsync(Words("Two")));
        Assert.Equal(3, Calls("sendPhoto").Count);
    }

    [Fact]
    public async Task Upload_WhoseAnswerIsLost_IsAmbiguousAndNotRepeated()
    {
        _telegram.Break(TelegramFault.AcceptThenClose("sendPhoto"));

        Assert.IsType<SendOutcome.Ambiguous>(await SendAsync(Words("One")));
        Assert.Single(Calls("sendPhoto"));
    }

    [Fact]
    public async Task File_ThatIsGone_IsRejected() =>
        Assert.IsType<SendOutcome.Rejected>(await SendAsync(Words("One") with { File = Poster with { FileId = 99 } }));

    [Fact]
    public async Task Caption_IsEdited_AndTheOtherSortIsTriedWhereItWasWrong()
    {
        var captioned = ((SendOutcome.Sent)await SendAsync(Words("One"))).PlatformId;
        var words = ((SendOutcome.Sent)await SendAsync(Words("One") with { File = null })).PlatformId;

        Assert.IsType<SendOutcome.Sent>(await SendAsync(Words("Two"), OutboxKind.Edit, captioned));
        Assert.IsType<SendOutcome.Sent>(await SendAsync(Words("Two"), OutboxKind.Edit, words));
        Assert.IsType<SendOutcome.Sent>(await SendAsync(Words("Three") with { File = null }, OutboxKind.Edit, captioned));
        Assert.IsType<SendOutcome.Sent>(await SendAsync(Words(new string('x', 2000)), OutboxKind.Edit, captioned));

        Assert.Equal(4, Calls("editMessageCaption").Count);
        Assert.Equal(3, Calls("editMessageText").Count);
        Assert.Empty(_telegram.Faults);
    }

    [Fact]
    public async Task Names_WithQuotesAndLineBreaks_CannotBreakTheForm()
    {
        _host.StoredFiles.Files[17] = new FileContent("a\"\r\nX: y\\.png", "image/png", MemoryFiles.Png);

        Assert.IsType<SendOutcome.Sent>(await SendAsync(Words("One")));
        Assert.Equal("upload://aX: y.png", Assert.Single(Calls("sendPhoto")).Body.GetProperty("photo").GetString());
    }

    private static Message Words(string words) => new() { File = Poster, Blocks = [new Paragraph(words)] };

    private List<TelegramCall> Calls(string method) => [.. _telegram.Ledger.Where(call => call.Method == method)];

    private Task<SendOutcome> SendAsync(Message message, OutboxKind kind = OutboxKind.Send, string? target = null)
    {
        var wire = _renderer.Render(message, kind, "7")[0];
        var chat = new Conversation { Channel = ChannelNames.Telegram, ExternalId = "7" };
        return _host.Services.GetRequiredKeyedService<IChannelSender>(ChannelNames.Telegram)
            .SendAsync(new OutboundRequest(kind, wire, chat, target), CancellationToken.None);
    }
}
