using System.Text.Json;
using CoP.Channels.Telegram;
using CoP.Channels.Telegram.Translation;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Translation;

public sealed class UpdateTranslatorTests
{
    private const string Ada = """ "from":{"id":77,"is_bot":false,"first_name":"Ada","last_name":"O","language_code":"sw"} """;
    private const string Us = """ "from":{"id":1234567,"is_bot":true,"first_name":"CoP","username":"OurBot"} """;
    private const string Private = """ "chat":{"id":77,"type":"private","first_name":"Ada"} """;
    private const string Group = """ "chat":{"id":-100200300400500,"type":"supergroup","title":"Finance"} """;

    private readonly UpdateTranslator _translator;

    public UpdateTranslatorTests()
    {
        var identity = new TelegramIdentity(Options.Create(new TelegramOptions { Token = "1234567:x" }));
        identity.Learn(new TelegramBot(1234567, "OurBot", false));
        _translator = new(identity);
    }

    [Fact]
    public void Words_InPrivate_AreToUs_WithEverythingKnownAboutThem()
    {
        var said = Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"text":"hello"}""");
        Assert.Equal(new MessageReceived("hello", true, null, "7"), said.What);
        Assert.Equal(("telegram", "1234567", "9", "sw"), (said.Channel, said.Bot, said.ExternalId, said.LanguageHint));
        Assert.Equal(new Person("77", "Ada O"), said.From);
        Assert.Equal(new ConversationAddress("77", ConversationKind.Personal), said.Where);
    }

    [Theory]
    [InlineData("hello all", "hello all", false)]
    [InlineData("@OurBot how do we target?", "how do we target?", true)]
    [InlineData("how do we target, @ourbot?", "how do we target, ?", true)]
    [InlineData("@OurBot, hello", "hello", true)]
    [InlineData("mail me at ada@OurBot", "mail me at ada@OurBot", false)]
    [InlineData("@OurBots are others", "@OurBots are others", false)]
    [InlineData("/ask", "/ask", true)]
    [InlineData("/ask@OurBot how?", "/ask how?", true)]
    [InlineData("/ask@ourbot", "/ask", true)]
    [InlineData("/ask@OtherBot how?", "/ask@OtherBot how?", false)]
    [InlineData("/ask@OtherBot what does @OurBot say", "/ask@OtherBot what does @OurBot say", false)]
    public void Words_InAGroup_AreToUsOnlyWhenMeant(string text, string expected, bool toUs)
    {
        var said = Read($$"""{"message_id":7,"date":1,{{Group}},{{Ada}},"text":{{JsonSerializer.Serialize(text)}}}""");
        Assert.Equal(new MessageReceived(expected, toUs, null, "7"), said.What);
        Assert.Equal(new ConversationAddress("-100200300400500", ConversationKind.Group) { Title = "Finance" }, said.Where);
    }

    [Fact]
    public void Reply_ToOurMessage_IsToUs()
    {
        var said = Read($$"""{"message_id":7,"date":1,{{Group}},{{Ada}},"text":"yes","reply_to_message":{"message_id":5,"date":1,{{Group}},{{Us}},"text":"?"} }""");
        Assert.Equal(new MessageReceived("yes", true, "5", "7") { Quoted = "?" }, said.What);
    }

    [Fact]
    public void Reply_ToAnother_IsNotToUs()
    {
        var said = Read($$"""{"message_id":7,"date":1,{{Group}},{{Ada}},"text":"yes","reply_to_message":{"message_id":5,"date":1,{{Group}},{{Ada}},"text":"?"} }""");
        Assert.Equal(new MessageReceived("yes", false, "5", "7") { Quoted = "?" }, said.What);
    }

    [Fact]
    public void Topic_WhenOurMessageBeganIt_MakesNotEveryMessageAReply()
    {
        var said = Read($$"""{"message_id":7,"date":1,{{Group}},{{Ada}},"text":"hi","message_thread_id":5,"is_topic_message":true,"reply_to_message":{"message_id":5,"date":1,{{Group}},{{Us}} } }""");
        Assert.Equal(new MessageReceived("hi", false, null, "7"), said.What);
        Assert.Equal("5", said.Where.Thread);
    }

    [Fact]
    public void Thread_OutsideAForum_IsNoPlaceOfItsOwn() =>
        Assert.Equal("", Read($$"""{"message_id":7,"date":1,{{Group}},{{Ada}},"text":"hi","message_thread_id":5}""").Where.Thread);

    [Theory]
    [InlineData("photo", "[]", OtherContent.Photo)]
    [InlineData("sticker", "{}", OtherContent.Sticker)]
    [InlineData("voice", "{}", OtherContent.Voice)]
    [InlineData("video", "{}", OtherContent.Video)]
    [InlineData("video_note", "{}", OtherContent.Video)]
    [InlineData("document", "{}", OtherContent.File)]
    [InlineData("location", "{}", OtherContent.Location)]
    [InlineData("contact", "{}", OtherContent.Contact)]
    [InlineData("dice", "{}", OtherContent.Unknown)]
    public void Content_OtherThanWords_IsNamed(string field, string value, OtherContent content)
    {
        Assert.Equal(new OtherContentReceived(content, true), Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"{{field}}":{{value}}}""").What);
        Assert.Equal(new OtherContentReceived(content, false), Read($$"""{"message_id":7,"date":1,{{Group}},{{Ada}},"{{field}}":{{value}} }""").What);
    }

    [Theory]
    [InlineData("video", OtherContent.Video, "video.mp4")]
    [InlineData("audio", OtherContent.Voice, "audio.mp3")]
    public void Recording_IsAFileThatCanBeFetched(string field, OtherContent content, string name)
    {
        Assert.Equal(
            new FileReceived(name, "", 5, "f", content, true),
            Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"{{field}}":{"file_id":"f","file_size":5} }""").What);
        Assert.Equal(
            "Mafunzo.mp4",
            Assert.IsType<FileReceived>(Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"{{field}}":{"file_id":"f","file_name":"Mafunzo.mp4"} }""").What).Name);
    }

    [Theory]
    [InlineData("photo", "[]", OtherContent.Photo)]
    [InlineData("voice", "{}", OtherContent.Voice)]
    [InlineData("video", "{}", OtherContent.Video)]
    [InlineData("document", "{}", OtherContent.File)]
    public void Caption_IsTheMessage_WithTheContentBesideIt(string field, string value, OtherContent content)
    {
        Assert.Equal(
            new MessageReceived("look", false, null, "7") { Beside = new OtherContentReceived(content, false) },
            Read($$"""{"message_id":7,"date":1,{{Group}},{{Ada}},"{{field}}":{{value}},"caption":"look"}""").What);
        Assert.Equal(
            new MessageReceived("look", true, "5", "7") { Beside = new OtherContentReceived(content, true) },
            Read($$"""{"message_id":7,"date":1,{{Group}},{{Ada}},"{{field}}":{{value}},"caption":"look @OurBot","reply_to_message":{"message_id":5,"date":1,{{Group}},{{Us}} } }""").What);
    }

    [Fact]
    public void Caption_WithStyles_KeepsThem() => Assert.Equal(
        "**look**",
        ((MessageReceived)Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"photo":[],"caption":"look","caption_entities":[{"type":"bold","offset":0,"length":4}]}""").What).Markup);

    [Fact]
    public void Album_IsNamed_AndUniqueInItsChat()
    {
        var part = Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"photo":[],"media_group_id":"13"}""");
        Assert.Equal(("77:13", new OtherContentReceived(OtherContent.Photo)), (part.Album, part.What));
        Assert.Null(Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"photo":[]}""").Album);
    }

    [Fact]
    public void Quote_IsNoPartOfTheWords() => Assert.Equal(
        new MessageReceived("yes", true, "5", "7") { Quoted = "How do we pay?" },
        Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"text":"yes","quote":{"text":"How do we pay?","position":0},"reply_to_message":{"message_id":5,"date":1,{{Private}},{{Us}} } }""").What);

    [Fact]
    public void ExternalReply_NamesTheOtherChat() => Assert.Equal(
        new MessageReceived("yes", true, "5", "7") { ReplyIn = "-100200300400500", Quoted = "x" },
        Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"text":"yes","external_reply":{"origin":{"type":"user","date":1,"sender_user":{"id":1,"is_bot":true,"first_name":"CoP"} },{{Group}},"message_id":5},"quote":{"text":"x","position":0} }""").What);

    [Fact]
    public void ServiceMessage_IsOnlyNoted() =>
        Assert.IsType<IgnoredEvent>(Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"pinned_message":{"message_id":5,"date":0,{{Private}} } }""").What);

    [Fact]
    public void Edit_KeepsTheMessagesId() => Assert.Equal(
        new MessageEdited("7", "better"), Read($$"""{"message_id":7,"date":1,{{Group}},{{Ada}},"text":"@OurBot better"}""", "edited_message").What);

    [Theory]
    [InlineData("""
        "caption":"better"
        """, "better")]
    [InlineData("""
        "has_media_spoiler":true
        """, "")]
    public void Edit_OfACaption_IsAnEditOfTheWords(string caption, string words) => Assert.Equal(
        new MessageEdited("7", words), Read($$"""{"message_id":7,"date":1,{{Private}},{{Ada}},"photo":[],{{caption}} }""", "edited_message").What);

    [Fact]
    public void Press_NamesTheMessageAndWaitsToBeAcknowledged()
    {
        var press = Read($$"""{"id":"q1",{{Ada}},"chat_instance":"1","data":"tok","message":{"message_id":5,"date":9,{{Group}},{{Us}} } }""", "callback_query");
        Assert.Equal(("q1", "77", "-100200300400500"), (press.Acknowledge, press.From.ExternalId, press.Where.ExternalId));
        Assert.Equal(("tok", "5"), (((ButtonPressed)press.What).Token, ((ButtonPressed)press.What).MessageId));
    }

    [Fact]
    public void Press_OnAnInaccessibleMessage_HasNoMessage()
    {
        var press = Read($$"""{"id":"q1",{{Ada}},"chat_instance":"1","data":"tok","message":{"message_id":5,"date":0,{{Group}} } }""", "callback_query");
        Assert.Null(((ButtonPressed)press.What).MessageId);
    }

    [Fact]
    public void Press_OnAnInlineMessage_IsNotedAndAcknowledged()
    {
        var press = Read($$"""{"id":"q1",{{Ada}},"chat_instance":"1","data":"tok","inline_message_id":"i"}""", "callback_query");
        Assert.IsType<IgnoredEvent>(press.What);
        Assert.Equal(("q1", "77"), (press.Acknowledge, press.Where.ExternalId));
    }

    [Theory]
    [InlineData("left", "member", typeof(BotAdded))]
    [InlineData("kicked", "member", typeof(BotAdded))]
    [InlineData("left", "administrator", typeof(BotAdded))]
    [InlineData("member", "kicked", typeof(BotRemoved))]
    [InlineData("administrator", "left", typeof(BotRemoved))]
    [InlineData("member", "administrator", typeof(ConversationReopened))]
    [InlineData("member", "restricted", typeof(BotRemoved))]
    public void Membership_OfOurs_IsArrivalOrDeparture(string before, string after, Type what) =>
        Assert.IsType(what, Membership(before, after).What);

    [Theory]
    [InlineData("my_chat_member", """{"chat":{"id":-100,"type":"channel","title":"News"},"from":{"id":77,"is_bot":false,"first_name":"Ada"},"date":1,"old_chat_member":{"status":"left"},"new_chat_member":{"status":"administrator"}}""")]
    [InlineData("message", """{"message_id":1,"date":1,"chat":{"id":-100,"type":"channel"},"sender_chat":{"id":-100,"type":"channel"},"text":"/ask"}""")]
    [InlineData("edited_message", """{"message_id":1,"date":1,"chat":{"id":-100,"type":"channel"},"text":"/ask"}""")]
    [InlineData("channel_post", """{"message_id":1,"date":1,"chat":{"id":-100,"type":"channel"},"text":"/ask"}""")]
    [InlineData("callback_query", """{"id":"1","from":{"id":77,"is_bot":false,"first_name":"Ada"},"message":{"message_id":1,"date":1,"chat":{"id":-100,"type":"channel"}},"data":"x"}""")]
    public void BroadcastChannel_WhateverHappensThere_IsOnlyNoted(string kind, string content) =>
        Assert.IsType<IgnoredEvent>(Read(content, kind).What);

    [Fact]
    public void Mention_ById_IsOfUs_WhateverWeAreCalled()
    {
        var said = Read($$"""{"message_id":7,"date":1,{{Group}},{{Ada}},"text":"Old Name how?","entities":[{"type":"text_mention","offset":0,"length":8,"user":{"id":1234567,"is_bot":true,"first_name":"New"} }]}""");
        Assert.Equal(new MessageReceived("how?", true, null, "7"), said.What);
    }

    [Fact]
    public void Adding_ToldTwice_IsOneEvent()
    {
        var asMessage = Read($$"""{"message_id":7,"date":42,{{Group}},{{Ada}},"new_chat_members":[{"id":1234567,"is_bot":true,"first_name":"CoP"}]}""");
        Assert.IsType<BotAdded>(asMessage.What);
        Assert.Equal(Membership("left", "member").ExternalId, asMessage.ExternalId);
    }

    [Fact]
    public void Adding_OfSomebodyElse_IsOnlyNoted() => Assert.IsType<IgnoredEvent>(
        Read($$"""{"message_id":7,"date":42,{{Group}},{{Ada}},"new_chat_members":[{"id":5,"is_bot":false,"first_name":"Bob"}]}""").What);

    [Fact]
    public void Migration_ToldInBothChats_IsOneEvent()
    {
        var told = Read($$"""{"message_id":7,"date":1,"chat":{"id":-5,"type":"group","title":"T"},{{Ada}},"migrate_to_chat_id":-1005}""");
        var again = Read("""{"message_id":1,"date":1,"chat":{"id":-1005,"type":"supergroup","title":"T"},"migrate_from_chat_id":-5}""");
        Assert.Equal(new ConversationMigrated("-1005"), told.What);
        Assert.Equal(("-5", ""), (told.Where.ExternalId, told.From.ExternalId));
        Assert.Equal(told, again);
    }

    [Fact]
    public void AnonymousAdministrator_IsNobodyInParticular()
    {
        var said = Read($$"""{"message_id":7,"date":1,{{Group}},"from":{"id":1087968824,"is_bot":true,"first_name":"Group"},"sender_chat":{"id":-100200300400500,"type":"supergroup","title":"Finance"},"text":"/bind@OurBot"}""");
        Assert.Equal(new Person("", "Finance"), said.From);
        Assert.Equal("/bind", ((MessageReceived)said.What).Text);
    }

    [Theory]
    [InlineData("""{"id":1087968824,"is_bot":true,"first_name":"Group"}""")]
    [InlineData("""{"id":136817688,"is_bot":true,"first_name":"Channel"}""")]
    [InlineData("""{"id":136817688,"is_bot":false,"first_name":"Channel"}""")]
    public void Placeholder_IsNobodyInParticular_AlsoWithoutAChatBehindIt(string from)
    {
        var said = Read($$"""{"message_id":7,"date":1,{{Group}},"from":{{from}},"text":"/bind"}""");
        Assert.Equal((false, true), (said.From.IsSomebody, said.From.SpeaksAsChat));
        var pressed = _translator.Translate(Json($$"""{"update_id":9,"callback_query":{"id":"1","from":{{from}},"data":"x","message":{"message_id":7,"date":1,{{Group}} } } }"""))!;
        Assert.False(pressed.From.IsSomebody);
    }

    [Fact]
    public void Message_WithoutASender_IsNobodysInParticular() =>
        Assert.Equal(Person.Nobody, Read($$"""{"message_id":7,"date":1,{{Group}},"text":"/bind"}""").From);

    [Fact]
    public void Press_OfABot_IsNobodysInParticular() => Assert.Equal(Person.Nobody, _translator.Translate(Json(
        $$"""{"update_id":9,"callback_query":{"id":"1","from":{"id":5,"is_bot":true,"first_name":"B"},"data":"x","message":{"message_id":7,"date":1,{{Group}} } } }"""))!.From);

    [Fact]
    public void ChannelPost_IsNotedWithoutAPerson()
    {
        var post = Read("""{"message_id":7,"date":1,"chat":{"id":-1009,"type":"channel","title":"News"},"text":"hi"}""", "channel_post");
        Assert.Equal(new IgnoredEvent("channel_post"), post.What);
        Assert.Equal(("", ConversationKind.Channel), (post.From.ExternalId, post.Where.Kind));
    }

    [Fact]
    public void OtherBot_IsIgnored() => Assert.Null(_translator.Translate(Json(
        $$"""{"update_id":9,"message":{"message_id":7,"date":1,{{Group}},"from":{"id":5,"is_bot":true,"first_name":"B"},"text":"@OurBot hi"} }""")));

    [Theory]
    [InlineData("""{"update_id":9,"message":{"message_id":7} }""")]
    [InlineData("""{"update_id":9,"message":{"message_id":7.5,"chat":{"id":1,"type":"private"} }}""")]
    [InlineData("""{"message":{"message_id":7,"chat":{"id":1,"type":"private"} }}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Update_WhenUnreadable_Throws(string json) => Assert.Throws<JsonException>(() => _translator.Translate(Json(json)));

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private Incoming Membership(string before, string after) => Read(
        $$"""{"date":42,{{Group}},{{Ada}},"old_chat_member":{"status":"{{before}}"},"new_chat_member":{"status":"{{after}}"} }""", "my_chat_member");

    private Incoming Read(string content, string kind = "message") =>
        _translator.Translate(Json($$"""{"update_id":9,"{{kind}}":{{content}}}""")) ?? throw new InvalidOperationException("Ignored.");
}
