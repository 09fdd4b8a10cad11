using System.Text.Json;
using CoP.Channels.Teams;
using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Translating;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;
using Xunit;

namespace CoP.Channels.Tests.Teams;

public sealed class TranslationTests
{
    private const string Us = "28:bot";

    [Fact]
    public void Message_InPerson_IsSaidToUs()
    {
        var incoming = Read("""{"type":"message","id":"7","text":" Habari\u00A0zenu ","locale":"sw-KE"}""");

        Assert.Equal(new MessageReceived("Habari zenu", true, null, "7"), incoming.What);
        Assert.Equal(("a:1|message|7", "sw-KE", ConversationKind.Personal), (incoming.ExternalId, incoming.LanguageHint, incoming.Where.Kind));
        Assert.Equal("""{"serviceUrl":"https://smba.trafficmanager.net/emea/","tenantId":"t","botId":"28:bot"}""", incoming.Where.Route);
    }

    [Fact]
    public void Message_InAChannelThread_LosesOurMention_KeepsOthers_AndAnswersTheRoot()
    {
        var incoming = Read("""
            {"type":"message","id":"9","text":"<at>CoP</at> ask <at>Ada</at>","conversation":{"id":"19:x@thread.tacv2;messageid=5","conversationType":"channel"},
             "entities":[{"type":"mention","mentioned":{"id":"28:bot"},"text":"<at>CoP</at>"},{"type":"mention","mentioned":{"id":"29:ada"},"text":"<at>Ada</at>"}]}
            """);

        Assert.Equal(new MessageReceived("ask Ada", true, "5", "9"), incoming.What);
        Assert.Equal(("19:x@thread.tacv2", "5", ConversationKind.Channel), (incoming.Where.ExternalId, incoming.Where.Thread, incoming.Where.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","from":{}""")]
    [InlineData(""","from":{"id":""}""")]
    [InlineData(""","from":{"id":" ","name":"X"}""")]
    public void Message_WithoutASender_IsNobodysInParticular(string from) =>
        Assert.Equal(Person.Nobody, Read($$"""{"type":"message","id":"7","text":"ask"{{from}} }""").From);

    [Theory]
    [InlineData("message")]
    [InlineData("messageUpdate")]
    [InlineData("invoke")]
    public void Words_OfAnotherBot_AreForNobody(string type) => Assert.IsType<IgnoredEvent>(
        Read($$"""{"type":"{{type}}","id":"7","text":"ask","name":"adaptiveCard/action","from":{"id":"28:other","name":"B"} }""").What);

    [Fact]
    public void Message_ThatBeginsAThread_AnswersNothing() =>
        Assert.Equal(new MessageReceived("hello", false, null, "5"), Read("""{"type":"message","id":"5","text":"hello","conversation":{"id":"19:x;messageid=5","conversationType":"channel"}}""").What);

    [Fact]
    public void Message_ThatQuotes_AnswersTheQuotedOne()
    {
        var said = Assert.IsType<MessageReceived>(Read("""
            {"type":"message","id":"9","text":"yes","attachments":[{"contentType":"text/html",
             "content":"<blockquote itemscope itemtype=\"http://schema.skype.com/Reply\" itemid=\"1795218665550\"><p>x</p></blockquote>yes"}]}
            """).What);

        Assert.Equal("1795218665550", said.ReplyTo);
    }

    [Theory]
    [InlineData("image/png", OtherContent.Photo)]
    [InlineData("application/vnd.microsoft.teams.file.download.info", OtherContent.File)]
    [InlineData("audio/mp4", OtherContent.Voice)]
    public void Attachment_WithWords_StandsBesideThem(string contentType, OtherContent expected) => Assert.Equal(
        new MessageReceived("look", true, null, "1") { Beside = new OtherContentReceived(expected) },
        Read($$"""{"type":"message","id":"1","text":"look","attachments":[{"contentType":"text/html","content":"<p>look</p>"},{"contentType":"application/x"},{"contentType":"{{contentType}}"}]}""").What);

    [Fact]
    public void Preview_BesideWords_IsNoContent() => Assert.Null(
        ((MessageReceived)Read("""{"type":"message","id":"1","text":"look","attachments":[{"contentType":"application/vnd.microsoft.card.thumbnail"}]}""").What).Beside);

    [Theory]
    [InlineData("image/png", OtherContent.Photo)]
    [InlineData("application/vnd.microsoft.teams.file.download.info", OtherContent.File)]
    [InlineData("audio/mp4", OtherContent.Voice)]
    [InlineData("video/mp4", OtherContent.Video)]
    [InlineData("application/x", OtherContent.Unknown)]
    public void Attachment_IsSomethingElse(string contentType, OtherContent expected) =>
        Assert.Equal(new OtherContentReceived(expected), Read($$"""{"type":"message","id":"1","attachments":[{"contentType":"{{contentType}}"}]}""").What);

    [Fact]
    public void Message_LongerThanWeRead_IsTooLong() =>
        Assert.Equal(new OtherContentReceived(OtherContent.TooLong), Read($$"""{"type":"message","id":"1","text":"{{new string('a', 8001)}}"}""").What);

    [Fact]
    public void Submit_ThatFellBack_IsAPress()
    {
        var incoming = Read("""{"type":"message","id":"1","replyToId":"3","value":{"press":"t","a":"b"}}""");

        var pressed = Assert.IsType<ButtonPressed>(incoming.What);
        Assert.Equal(("t", "3", "b", false), (pressed.Token, pressed.MessageId, pressed.Values["a"], incoming.AnswersInResponse));
    }

    [Fact]
    public void Edit_HasAnIdOfItsOwn()
    {
        var incoming = Read("""{"type":"messageUpdate","id":"7","text":"new","timestamp":"T1","channelData":{"eventType":"editMessage"}}""");

        Assert.Equal(new MessageEdited("7", "new"), incoming.What);
        Assert.Equal("a:1|messageUpdate|7|editMessage|T1", incoming.ExternalId);
    }

    public static TheoryData<string, IncomingEvent> Events => new()
    {
        { """{"type":"installationUpdate","action":"add"}""", new BotAdded() },
        { """{"type":"installationUpdate","action":"remove"}""", new BotRemoved() },
        { """{"type":"installationUpdate","action":"remove-upgrade"}""", new IgnoredEvent("remove-upgrade") },
        { """{"type":"conversationUpdate","membersAdded":[{"id":"28:bot"}]}""", new BotAdded() },
        { """{"type":"conversationUpdate","membersRemoved":[{"id":"28:bot"}]}""", new BotRemoved() },
        { """{"type":"conversationUpdate","channelData":{"eventType":"channelDeleted"}}""", new BotRemoved() },
        { """{"type":"conversationUpdate","channelData":{"eventType":"teamDeleted"}}""", new BotRemoved() },
        { """{"type":"conversationUpdate","channelData":{"eventType":"teamHardDeleted"}}""", new BotRemoved() },
        { """{"type":"conversationUpdate","channelData":{"eventType":"teamArchived"}}""", new BotRemoved() },
        { """{"type":"conversationUpdate","channelData":{"eventType":"channelRestored"}}""", new ConversationReopened() },
        { """{"type":"conversationUpdate","channelData":{"eventType":"teamRestored"}}""", new ConversationReopened() },
        { """{"type":"conversationUpdate","channelData":{"eventType":"teamUnarchived"}}""", new ConversationReopened() },
        { """{"type":"conversationUpdate","membersAdded":[{"id":"29:ada"}]}""", new IgnoredEvent("conversationUpdate") },
        { """{"type":"conversationUpdate","channelData":{"eventType":"channelRenamed"}}""", new IgnoredEvent("channelRenamed") },
        { """{"type":"messageDelete","channelData":{"eventType":"softDeleteMessage"}}""", new IgnoredEvent("softDeleteMessage") },
        { """{"type":"messageUpdate","channelData":{"eventType":"undeleteMessage"}}""", new IgnoredEvent("undeleteMessage") },
        { """{"type":"messageReaction","reactionsAdded":[{"type":"like"}]}""", new IgnoredEvent("reaction") },
        { """{"type":"somethingNew"}""", new IgnoredEvent("somethingNew") },
        { """{"type":"message"}""", new IgnoredEvent("message") },
        { """{"type":"message","text":5,"entities":{},"attachments":"x","from":[],"value":7}""", new IgnoredEvent("message") },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_IsUnderstoodOrNoted(string activity, IncomingEvent expected) => Assert.Equal(expected, Read(activity).What);

    [Fact]
    public void Event_WithoutAnId_IsNamedByItsContent() =>
        Assert.Equal(Read("""{"type":"typing"}""").ExternalId, Read("""{"type":"typing"}""").ExternalId);

    [Fact]
    public void Channel_ThatIsDeleted_IsThePlaceOfTheEvent_NotTheTeamThatTellsOfIt()
    {
        var where = Read("""
            {"type":"conversationUpdate","conversation":{"id":"19:general"},
             "channelData":{"eventType":"channelDeleted","team":{"id":"19:general"},"channel":{"id":"19:standards","name":"Standards"}}}
            """).Where;

        Assert.Equal(("19:standards", "19:general", ConversationKind.Channel, "Standards"), (where.ExternalId, where.Team, where.Kind, where.Title));
    }

    private static Incoming Read(string json)
    {
        var fields = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        fields.TryAdd("recipient", new System.Text.Json.Nodes.JsonObject { ["id"] = Us });
        fields.TryAdd("serviceUrl", "https://smba.trafficmanager.net/emea/");
        fields.TryAdd("conversation", new System.Text.Json.Nodes.JsonObject { ["id"] = "a:1", ["conversationType"] = "personal", ["tenantId"] = "t" });
        var root = JsonSerializer.SerializeToElement(fields);
        return new ActivityTranslator(Options.Create(new TeamsOptions())).Translate(new Activity(root));
    }
}
