using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Teams;
using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Translating;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;
using Xunit;

namespace CoP.Channels.Tests.Teams;

/// <summary>What somebody wrote, and what Teams wrote around it.</summary>
public sealed class WrittenWordsTests
{
    private const string Quote = """<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="41"><strong itemprop="mri">CoP</strong><p itemprop="preview">How do we pay?</p></blockquote>""";

    [Theory]
    [InlineData("""<quoted messageId="41"/> We hired vans.""")]
    [InlineData("""<quoted messageId="41" /> We hired vans.""")]
    [InlineData("""<QUOTED senderName='A > B' MESSAGEID='41'></quoted>We hired vans.""")]
    [InlineData("""<quoted messageId=41/> We hired vans.""")]
    [InlineData("""<quoted preview="How &quot;x&quot; <y>" messageId="41">How do we pay?</quoted> We hired vans.""")]
    [InlineData("""We hired <quoted messageId="41"/> vans.""")]
    [InlineData("""We hired vans. <quoted messageId="41"/>""")]
    [InlineData("""<quoted messageId="41"/><quoted messageId="42"/> We hired vans.""")]
    [InlineData("""<at>CoP</at>&nbsp;<quoted messageId="41"/> We hired vans.""")]
    public void Mark_OfAQuotation_IsNoWord_AndNamesWhatIsAnswered(string text) =>
        Assert.Equal(("We hired vans.", "41"), Read(text));

    [Fact]
    public void Entity_OfAQuotation_IsEnough() =>
        Assert.Equal(("Vans.", "41"), Read("Vans.", entities: """{"type":"quotedReply","quotedReply":{"messageId":"41","senderId":"28:bot"}}"""));

    [Fact]
    public void Quotation_OfUs_GoesBeforeAnothers() => Assert.Equal(
        ("Vans.", "42"),
        Read(
            """<quoted messageId="41"/><quoted messageId="42"/> Vans.""",
            entities: """{"type":"quotedReply","quotedReply":{"messageId":"41","senderId":"29:ada"}},{"type":"quotedReply","quotedReply":{"messageId":"42","senderId":"28:bot"}}"""));

    [Theory]
    [InlineData("""<quoted>""")]
    [InlineData("""<quoted text> is a tag, messageId="41" is not in it""")]
    [InlineData("""5 < 10 <quoted""")]
    public void Mark_WithoutAMessage_WasTyped(string text) => Assert.Equal((text, null), Read(text));

    [Theory]
    [InlineData("How do we pay?\n\nWe hired vans.", Quote + "<p>We hired vans.</p>")]
    [InlineData("CoP How do we pay? We hired vans.", "<p>We hired vans.</p>" + Quote)]
    [InlineData("x", "<div>" + Quote + "<div>We hired&nbsp;<b>vans</b>.</div></div>")]
    [InlineData("x", "<BLOCKQUOTE itemid='41' ITEMTYPE='http://schema.skype.com/Reply' >How?</BLOCKQUOTE>We hired vans.")]
    [InlineData(Quote + "<p>We hired vans.</p>", "")]
    public void Quotation_InTheHtml_IsNoPartOfTheWords(string text, string html) =>
        Assert.Equal(("We hired vans.", "41"), Read(text, html));

    [Fact]
    public void Quotation_Alone_LeavesNothing()
    {
        Assert.Equal(("", "41"), Read("How do we pay?", Quote));
        Assert.Equal(("", "41"), Read("""<quoted messageId="41"/>""", "<p></p>"));
    }

    [Fact]
    public void Quotation_WithoutAnEnd_LeavesTheWords() =>
        Assert.Equal("We hired vans.", Read("We hired vans.", """<blockquote itemtype="http://schema.skype.com/Reply" itemid="41"><p>We hired vans.""").Text);

    [Theory]
    [InlineData("<p>How many pay within 5 &lt; 10 days?</p>", "How many pay within 5 < 10 days?")]
    [InlineData("<div>One<br>two</div><p>three</p><ul><li>a</li><li>b</li></ul>end", "One\ntwo\nthree\n- a\n- b\nend")]
    [InlineData("<p>Caf&eacute;&nbsp;&#127467;&#127479; <emoji alt=\"🙂\"></emoji> <img alt=\"a long picture\"></p>", "Café 🇫🇷 🙂")]
    [InlineData("<p><at id=\"0\">CoP</at>&nbsp;help <span itemtype=\"http://schema.skype.com/Mention\" itemid=\"1\">Ada</span></p>", "help Ada")]
    [InlineData("<p>a<script>alert(1)</script><style>p{}</style>b", "ab")]
    [InlineData("<p><b>unclosed <i>and </b>crossed", "unclosed and crossed")]
    [InlineData("<<>&&amp;<p </p", "<<>&&")]
    public void Words_ThatStandOnlyInTheHtml_AreReadFromIt(string html, string expected)
    {
        Assert.Equal(expected, Read(null, html).Text);
        Assert.Equal(expected, Read("", html).Text);
        Assert.Equal(expected, Read("\u200B\u00A0", html).Text);
    }

    [Fact]
    public void Html_ThatNestsDeeply_IsRead() =>
        Assert.Equal("deep", Read("", string.Concat(Enumerable.Repeat("<div>", 15_000)) + "deep").Text);

    [Theory]
    [InlineData("<at>CoP</at>&nbsp;help", "help")]
    [InlineData("<at>CoP</at>\u00A0help", "help")]
    [InlineData("<at>CoP</at>\u200Bhelp", "help")]
    [InlineData("help&nbsp;<at>CoP</at>", "help")]
    [InlineData("<at id=\"0\">cop</at> help", "help")]
    [InlineData("<at>CoP</at>&nbsp;", "")]
    [InlineData("<at>CoP</at>&nbsp;tell&nbsp;<at>Ada</at>&nbsp;now &nbsp; too", "tell Ada now &nbsp; too")]
    [InlineData("<at>everyone</at> help", "<at>everyone</at> help")]
    public void Mention_GoesWithTheSpacesThatTheClientWroteBesideIt(string text, string expected) =>
        Assert.Equal(expected, Read(text).Text);

    [Theory]
    [InlineData("""{"type":"mention","mentioned":{"id":"28:bot","name":"CoP"}}""")]
    [InlineData("""{"type":"mention","mentioned":{"id":"28:bot"}}""")]
    public void Mention_WithoutItsTextInTheEntity_IsRemovedAll(string mention) =>
        Assert.Equal("help", Read("<at>CoP</at> help", mentions: mention).Text);

    [Fact]
    public void Edit_IsReadInTheSameWay()
    {
        var activity = Activity("""<quoted messageId="41"/> <at>CoP</at>&nbsp;Vans.""", null, Mentions, "");
        (activity["type"], activity["channelData"]) = ("messageUpdate", new JsonObject { ["eventType"] = "editMessage" });
        Assert.Equal(new MessageEdited("7", "Vans."), Translate(activity));
    }

    private const string Mentions = """{"type":"mention","mentioned":{"id":"28:bot"},"text":"<at>CoP</at>"},{"type":"mention","mentioned":{"id":"29:ada","name":"Ada"},"text":"<at>Ada</at>"}""";

    private static (string Text, string? ReplyTo) Read(string? text, string? html = null, string mentions = Mentions, string entities = "")
    {
        var said = Assert.IsType<MessageReceived>(Translate(Activity(text, html, mentions, entities)));
        return (said.Text, said.ReplyTo);
    }

    private static JsonObject Activity(string? text, string? html, string mentions, string entities) => new()
    {
        ["type"] = "message",
        ["id"] = "7",
        ["text"] = text,
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "CoP" },
        ["serviceUrl"] = "https://smba.trafficmanager.net/emea/",
        ["conversation"] = new JsonObject { ["id"] = "a:1", ["conversationType"] = "personal", ["tenantId"] = "t" },
        ["entities"] = JsonNode.Parse($"[{string.Join(',', new[] { mentions, entities }.Where(static part => part.Length > 0))}]"),
        ["attachments"] = html is null ? new JsonArray() : new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html }),
    };

    private static IncomingEvent Translate(JsonObject activity) =>
        new ActivityTranslator(Options.Create(new TeamsOptions())).Translate(new Activity(JsonSerializer.SerializeToElement(activity))).What;
}
