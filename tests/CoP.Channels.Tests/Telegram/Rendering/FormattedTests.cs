using System.Text.Json.Nodes;
using CoP.Channels.Telegram.Rendering;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Testing.Specs;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Rendering;

public sealed class FormattedTests
{
    private static readonly MessageFile Poster = new(17, "the poster.png", "image/png", "A poster");
    private readonly TelegramRenderer _renderer = new(TelegramHost.Tokens);

    [Theory]
    [InlineData("**bold** and *soft*", "<b>bold</b> and <i>soft</i>")]
    [InlineData("***both***", "<b><i>both</i></b>")]
    [InlineData("Bring:\n\n- pen\n- paper\n\nDone", "Bring:\n\n• pen\n• paper\n\nDone")]
    [InlineData("1. a\n2. b", "1. a\n2. b")]
    [InlineData("[form](https://x.go.ke/?a=1&b=\"2\")", "<a href=\"https://x.go.ke/?a=1&amp;b=%222%22\">form</a>")]
    [InlineData("**[form](https://x.go.ke/)**", "<a href=\"https://x.go.ke/\"><b>form</b></a>")]
    [InlineData("[write](mailto:a@x.go.ke)", "write (mailto:a@x.go.ke)")]
    [InlineData("[here](http://localhost:3978/)", "here (http://localhost:3978/)")]
    [InlineData("<b>x</b> [y](javascript:alert(1)) </blockquote>", "&lt;b&gt;x&lt;/b&gt; [y](javascript:alert(1)) &lt;/blockquote&gt;")]
    public void Markup_BecomesTelegramsHtml(string markup, string html)
    {
        var body = Single(new Message { Blocks = [new Formatted(markup)] });

        Assert.Equal(html, (string)body["text"]!);
        Assert.Null(TelegramHtml.Parse(html).Fault);
    }

    [Fact]
    public void Markup_ThatIsLong_IsNeverCutInsideATag()
    {
        var markup = string.Concat(Enumerable.Repeat("**bold words** and [a label](https://x.go.ke/a?b=c&d=e) & <more>. ", 200));

        var wires = _renderer.Render(new Message { Blocks = [new Formatted(markup)] }, OutboxKind.Send, "1");

        Assert.True(wires.Length > 1);
        Assert.All(wires, wire =>
        {
            var (text, fault) = TelegramHtml.Parse((string)JsonNode.Parse(wire)!["text"]!);
            Assert.Null(fault);
            Assert.InRange(text.Length, 1, Splitter.Limit);
        });
    }

    [Fact]
    public void Sample_IsAQuotation_WithItsButtonsAsLabels()
    {
        var inner = new Message
        {
            Title = "Meeting",
            File = Poster,
            Blocks = [new Formatted("Come **all**"), new Paragraph("said so", Tone.Quote)],
            Buttons = [new ButtonRow(new Button("I have read it", new Press("a.ack", "1")))],
        };
        var body = Single(new Message { Blocks = [new Sample("On a phone", inner, AsChat: true), new Paragraph("Send it?")] });

        Assert.Equal(
            "<b>On a phone</b>\n<blockquote>🖼 the poster.png\n\n<b>Meeting</b>\n\nCome <b>all</b>\nsaid so\n[ I have read it ]</blockquote>\nSend it?",
            ((string)body["text"]!).Replace("</blockquote><blockquote>", "", StringComparison.Ordinal));
        Assert.Null(body["reply_markup"]);
    }

    [Fact]
    public void File_WithFewWords_CarriesThemAsItsCaption()
    {
        var body = Single(new Message { Title = "Meeting", File = Poster, Blocks = [new Paragraph("Come <all>")] });

        Assert.Equal("cop-file:17/the%20poster.png", (string)body["photo"]!);
        Assert.Equal("<b>Meeting</b>\n\nCome &lt;all&gt;", (string)body["caption"]!);
        Assert.Null(body["text"]);
    }

    [Fact]
    public void File_WithManyWords_FollowsThemWithoutASound()
    {
        var button = new ButtonRow(new Button("Yes", new Press("a.b")));
        var wires = _renderer.Render(
            new Message { File = Poster, Blocks = [new Paragraph(new string('x', 1025))], Buttons = [button], Operation = "12345678" }, OutboxKind.Send, "1");

        Assert.Equal(2, wires.Length);
        Assert.NotNull(JsonNode.Parse(wires[0])!["reply_markup"]);
        Assert.Equal(["photo", "disable_notification"], JsonNode.Parse(wires[1])!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("image/jpeg", "photo")]
    [InlineData("image/gif", "animation")]
    [InlineData("application/pdf", "document")]
    public void File_GoesAsWhatItIs(string type, string member) =>
        Assert.NotNull(Single(new Message { File = Poster with { ContentType = type } })[member]);

    private JsonNode Single(Message message) => JsonNode.Parse(Assert.Single(_renderer.Render(message, OutboxKind.Send, "1")))!;
}
