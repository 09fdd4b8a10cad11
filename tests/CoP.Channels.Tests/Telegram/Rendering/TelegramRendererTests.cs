using System.Text;
using System.Text.Json;
using CoP.Channels.Telegram.Rendering;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Testing.Specs;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Rendering;

public sealed class TelegramRendererTests
{
    private readonly TelegramRenderer _renderer = new(TelegramHost.Tokens);

    [Fact]
    public void Message_IsDrawnTopToBottom()
    {
        var message = new Message
        {
            Title = "A question",
            Blocks =
            [
                new Paragraph("How do we target?"),
                new Facts(new Fact("Group", "Financing"), new Fact("County", "Kilifi")),
                new Paragraph("their words", Tone.Quote),
                new Paragraph("yesterday", Tone.Subtle),
                new Paragraph("now", Tone.Strong),
                new Separator(),
                new Paragraph("too long", Tone.Problem),
                new Paragraph("sent", Tone.Good),
            ],
        };
        Assert.Equal(
            "<b>A question</b>\n\nHow do we target?\n\nGroup: Financing\nCounty: Kilifi\n<blockquote>their words</blockquote>\n<i>yesterday</i>\n\n<b>now</b>\n\n———\n\n⚠️ too long\n\n✅ sent",
            Text(message));
    }

    [Theory]
    [InlineData("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;")]
    [InlineData("<a href=\"tg://user?id=1\">x</a>", "&lt;a href=\"tg://user?id=1\"&gt;x&lt;/a&gt;")]
    [InlineData("&lt; & &amp;", "&amp;lt; &amp; &amp;amp;")]
    [InlineData("</blockquote>", "&lt;/blockquote&gt;")]
    [InlineData("*bold* _it_ `code` [x](http://y)", "*bold* _it_ `code` [x](http://y)")]
    public void Words_OfMembers_AreNeverMarkup(string words, string html)
    {
        var message = new Message
        {
            Title = words,
            Blocks = [new Paragraph(words, Tone.Quote), new Facts(new Fact(words, words)), new Entry(words, words, null)],
        };
        var text = Text(message);
        Assert.Equal($"<b>{html}</b>\n\n<blockquote>{html}</blockquote>\n{html}: {html}\n\n1. <b>{html}</b>\n{html}", text);
        Assert.Null(TelegramHtml.Parse(text).Fault);
    }

    /// <summary>To a group in the words of one clock, and on each phone by its own; to one person in their own words.</summary>
    [Fact]
    public void Times_OfAFact_AreShownByTheClockOfEachReader()
    {
        DateTimeOffset from = new(2026, 12, 3, 7, 0, 0, TimeSpan.Zero), to = from.AddMinutes(90);
        string Draw(params SaidTime[] times) => Text(new Message { Blocks = [new Facts(new Fact("Where", "<here>"), new Fact("When", "Thu, 10:00–11:30 Nairobi", [.. times]))] });

        var group = Draw(new("Thu, 10:00", from, TimeStyle.DayAndTime), new("11:30 Nairobi", to, TimeStyle.TimeOfDay));
        Assert.Equal(
            "Where: &lt;here&gt;\nWhen: <tg-time unix=\"1796281200\" format=\"wdt\">Thu, 10:00</tg-time>–<tg-time unix=\"1796286600\" format=\"t\">11:30 Nairobi</tg-time>", group);
        Assert.Equal("Where: &lt;here&gt;\nWhen: <tg-time unix=\"1796281200\">Thu, 10:00</tg-time>–11:30 Nairobi", Draw(new SaidTime("Thu, 10:00", from, TimeStyle.AsSaid)));
        Assert.Equal("Where: &lt;here&gt;\nWhen: Thu, 10:00–11:30 Nairobi", Draw(new SaidTime("Fri", from, TimeStyle.AsSaid)));
        Assert.Equal(("Where: <here>\nWhen: Thu, 10:00–11:30 Nairobi", null), TelegramHtml.Parse(group));
    }

    [Theory]
    [InlineData("<tg-time>x</tg-time>")]
    [InlineData("<tg-time unix=\"soon\">x</tg-time>")]
    [InlineData("<tg-time unix=\"1\" format=\"tw\">x</tg-time>")]
    public void Times_ThatTelegramDoesNotKnow_AreFaults(string html) => Assert.NotNull(TelegramHtml.Parse(html).Fault);

    [Fact]
    public void Entries_AreNumbered_AndOpenByNumberAndShortTitle()
    {
        var open = new Button("Open", new Press("question.show", "42"));
        var message = new Message
        {
            Operation = "12345678",
            Blocks = [new Entry("First", null, open), new Entry("Not to open", null, null), new Entry(new string('x', 60), null, open)],
            Buttons = [new ButtonRow(new Button("More", new Press("questions.page", "2")))],
        };
        Assert.StartsWith("1. <b>First</b>\n2. <b>Not to open</b>\n3. <b>x", Text(message), StringComparison.Ordinal);
        Assert.Equal(["1. First", $"3. {new string('x', 27)}…", "More"], Rows(message).Select(row => Assert.Single(row)));
    }

    [Fact]
    public void Buttons_ShareARowOnlyWhenEveryLabelCanBeRead()
    {
        Assert.Equal([["Yes", "No", "Skip"], ["Back"]], Rows(WithButtons("Yes", "No", "Skip", "Back")));
        Assert.Equal([["I'll answer", "Not for me"]], Rows(WithButtons("I'll answer", "Not for me")));
        Assert.Equal([["Monitoring, Evaluation and Knowledge"], ["Policy"]], Rows(WithButtons("Monitoring, Evaluation and Knowledge", "Policy")));
    }

    [Theory]
    [InlineData("https://example.org/a?b=c", true)]
    [InlineData("http://example.org/", true)]
    [InlineData("tg://resolve?domain=x", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("http://localhost:3978/", false)]
    public void Link_IsAButtonOnlyWhereTelegramTakesIt(string link, bool shown)
    {
        var message = Message.Of("x") with { Buttons = [new ButtonRow(new Button("Open", null, Link: new Uri(link)))] };
        Assert.Equal(shown, Body(message).TryGetProperty("reply_markup", out _));
    }

    [Fact]
    public void Press_OfTheLongestKind_FitsInto64Bytes()
    {
        var data = Rows(Message.Of("x") with { Operation = "12345678", Buttons = [new ButtonRow(new Button("Go", LongPress(42)))] }, "callback_data");
        Assert.Equal(64, Encoding.UTF8.GetByteCount(Assert.Single(Assert.Single(data))));
    }

    [Fact]
    public void Press_ThatIsTooLong_IsRefusedWithItsName()
    {
        var message = Message.Of("x") with { Operation = "12345678", Buttons = [new ButtonRow(new Button("Go", LongPress(43)))] };
        var refused = Assert.Throws<InvalidOperationException>(() => _renderer.Render(message, OutboxKind.Send, "77"));
        Assert.Contains("65 bytes; Telegram allows 64", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LongMessage_IsSplit_AndTheKeyboardGoesOnTheLastPart()
    {
        var message = WithButtons("Yes") with { Blocks = [new Paragraph(string.Concat(Enumerable.Repeat("A sentence & more. ", 500)), Tone.Quote)], Silent = true };
        var bodies = _renderer.Render(message, OutboxKind.Send, "77").Select(body => JsonDocument.Parse(body).RootElement).ToList();
        Assert.Equal(3, bodies.Count);
        Assert.Equal([false, false, true], bodies.Select(body => body.TryGetProperty("reply_markup", out _)));
        Assert.All(bodies, body => Assert.True(body.GetProperty("disable_notification").GetBoolean()));
        Assert.All(bodies, body => Assert.True(TelegramHtml.Parse(body.GetProperty("text").GetString()!) is { Fault: null, Text.Length: <= 4096 }));
    }

    [Fact]
    public void LongEdit_IsCutToOnePart()
    {
        var edit = JsonDocument.Parse(Assert.Single(_renderer.Render(Message.Of(new string('x', 9000)), OutboxKind.Edit, "77"))).RootElement;
        Assert.Equal(new string('x', 4095) + "…", edit.GetProperty("text").GetString());
    }

    [Fact]
    public void Acknowledgement_IsTheFirstParagraph_UpTo200()
    {
        Assert.Equal("""{"text":"Noted"}""", Assert.Single(_renderer.Render(Message.Of("Noted"), OutboxKind.Acknowledge, "77")));
        Assert.Equal("{}", Assert.Single(_renderer.Render(new Message(), OutboxKind.Acknowledge, "77")));
        var text = JsonDocument.Parse(_renderer.Render(Message.Of(new string('x', 300)), OutboxKind.Acknowledge, "77")[0]).RootElement.GetProperty("text");
        Assert.Equal(200, text.GetString()!.Length);
    }

    [Fact]
    public void Form_IsAskedAsChat_WithAHintOnlyWhereThereIsNoKeyboard()
    {
        var card = new CardPrompt([], [], []);
        var typed = new Message { Form = new FormPrompt(card, new ChatPrompt([new Paragraph("Title?")], [], "e.g. targeting")) };
        var chosen = new Message { Form = new FormPrompt(card, new ChatPrompt([new Paragraph("Title?")], WithButtons("Skip").Buttons, "e.g. targeting")) };
        Assert.Equal("e.g. targeting", Body(typed).GetProperty("reply_markup").GetProperty("input_field_placeholder").GetString());
        Assert.Equal([["Skip"]], Rows(chosen));
    }

    [Fact]
    public void Message_WithoutWords_StillHasText() => Assert.Equal("👇", Text(new Message()));

    [SpecFact(TelegramSpec.FileName)]
    public void Bodies_AreValidBySpecification()
    {
        var spec = TelegramSpec.Load()!;
        var message = WithButtons("Yes", "No") with { Title = "T", Blocks = [new Paragraph("x")], Silent = true };
        Assert.Empty(spec.Faults("sendMessage", Addressed(_renderer.Render(message, OutboxKind.Send, "77")[0], """{"chat_id":77,""")));
        Assert.Empty(spec.Faults("editMessageText", Addressed(_renderer.Render(message, OutboxKind.Edit, "77")[0], """{"chat_id":77,"message_id":5,""")));
        Assert.Empty(spec.Faults("answerCallbackQuery", Addressed(_renderer.Render(message, OutboxKind.Acknowledge, "77")[0], """{"callback_query_id":"5",""")));
    }

    private static JsonElement Addressed(string body, string head) => JsonDocument.Parse(head + body[1..]).RootElement;

    private static Press LongPress(int length) => new("v", new string('a', length - 1));

    private static Message WithButtons(params string[] labels) => Message.Of("x") with
    {
        Operation = "12345678",
        Buttons = [new ButtonRow([.. labels.Select(label => new Button(label, new Press("v"), ButtonStyle.Primary))])],
    };

    private JsonElement Body(Message message) => JsonDocument.Parse(_renderer.Render(message, OutboxKind.Send, "77")[0]).RootElement;

    private string Text(Message message) => Body(message).GetProperty("text").GetString()!;

    private List<List<string>> Rows(Message message, string field = "text") => [.. Body(message)
        .GetProperty("reply_markup").GetProperty("inline_keyboard").EnumerateArray()
        .Select(row => row.EnumerateArray().Select(button => button.GetProperty(field).GetString()!).ToList())];
}
