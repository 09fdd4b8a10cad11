using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>What is said beside forms, in replies and with pictures is what was meant, or nothing.</summary>
public sealed class TalkTests
{
    private const string Asker = "Ekidor Lomurut Nakale";
    private const string Peer = "Halkano Guyole Dirra";
    private const string Sentence = "How do other counties pay people without a phone?";

    private static readonly OtherContentReceived Picture = new(OtherContent.Photo);

    [Theory]
    [InlineData("open")]
    [InlineData("Open.")]
    [InlineData("/open")]
    public async Task Card_LeftOpen_LetsACommandThrough_AndStaysAsItIs(string command)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Teams, "en");
        await chat.SaysAsync("ask");
        var card = chat.Latest;

        await chat.SaysAsync(command);

        Assert.Null(chat.Latest.Form);
        Assert.Equal(2, chat.Shown.Count);
        await SubmitsAsync(chat, card, ("title", "How soon?"), ("group", "shock"), ("county", "023"), ("name", "yes"));
        Assert.Contains("How soon?", Drawing.Of(chat.Latest, ScriptShape.Card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_LeftOpen_TakesNoSentence_WhichIsOfferedAsAQuestion_AndCanStillBeSubmitted()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Teams, "en");
        await chat.SaysAsync("profile");
        var card = chat.Latest;

        await chat.SaysAsync(Sentence);
        Assert.Contains("Shall I put this to the community?", Drawing.Of(chat.Latest, ScriptShape.Card), StringComparison.Ordinal);
        await chat.SaysAsync("blue-green");
        Assert.Contains("Your form is still open", Drawing.Of(chat.Latest, ScriptShape.Card), StringComparison.Ordinal);
        await chat.SaysAsync("Good morning! How are you?");

        await SubmitsAsync(chat, card);
        Assert.DoesNotContain("earlier form", chat.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing in the list", chat.Transcript, StringComparison.Ordinal);
        Assert.Empty(await harness.Community.ReadAsync(static db => db.Dialogs.Where(static dialog => dialog.State.Contains("profile")).ToListAsync()));
    }

    [Fact]
    public async Task Cards_OfSeveralForms_AreAllGood()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Teams, "en");
        await chat.SaysAsync("ask");
        var ask = chat.Latest;
        await chat.SaysAsync("find");
        var find = chat.Latest;

        await SubmitsAsync(chat, ask, ("title", "How soon?"), ("group", "shock"), ("county", "023"), ("name", "yes"));
        await SubmitsAsync(chat, find, ("text", "drought"));
        await chat.PressesAsync("f.ok");

        Assert.DoesNotContain("earlier form", chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(1, await harness.Community.ReadAsync(static db => db.Questions.CountAsync(static question => question.Title == "How soon?")));
        Assert.Empty(await harness.Community.ReadAsync(static db => db.Dialogs.ToListAsync()));
    }

    [Theory]
    [InlineData("en", "language")]
    [InlineData("sw", "lugha")]
    [InlineData("sw", "language")]
    [InlineData("fr", "langue")]
    [InlineData("es", "Idioma")]
    public async Task Chat_AtAnOpenQuestion_TakesACommandWordAloneForTheCommand_AndAsksAgain(string language, string word)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, language);
        await chat.SaysAsync("/ask");
        await chat.SaysAsync("How soon?");

        await chat.SaysAsync(word);

        Assert.NotNull(chat.Find("language", "fr"));
        Assert.Contains(harness.Words.Say("questions.field.details", language), Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
        Assert.DoesNotContain(word, Assert.Single(await harness.Community.ReadAsync(static db => db.Dialogs.ToListAsync())).State, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Language barriers were the problem")]
    [InlineData("langue")]
    [InlineData("thanks")]
    public async Task Chat_AtAnOpenQuestion_TakesAllOtherWordsForTheAnswer(string words)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/ask");
        await chat.SaysAsync("How soon?");

        await chat.SaysAsync(words);

        Assert.Contains(words, Assert.Single(await harness.Community.ReadAsync(static db => db.Dialogs.ToListAsync())).State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_ReturnsToTheFormThatAnotherInterrupted()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/ask");
        await chat.SaysAsync("How soon?");
        await chat.SaysAsync("find");
        await chat.SaysAsync("drought");

        Assert.Contains("2/5", Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentence_ThatIsInNoList_GetsTheWholeListAgain_AndCanBecomeAQuestion()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await PassesAsync(harness);

        await chat.SaysAsync(Sentence);
        var refused = Drawing.Of(chat.Latest, ScriptShape.Chat);
        Assert.Contains("Nothing in the list matches", refused, StringComparison.Ordinal);
        Assert.Contains("[2/3 ▶]", refused, StringComparison.Ordinal);

        await chat.PressesAsync("f.ask");
        Assert.Contains("Shall I put this to the community?", Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
        await chat.PressesAsync("f.x");
        Assert.Contains("To whom?", Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skip_WhereItIsNotPossible_IsNotSearchedFor()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await PassesAsync(harness);

        await chat.SaysAsync("skip");

        Assert.Contains("This one is needed", Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing in the list", chat.Transcript, StringComparison.Ordinal);
        await chat.SaysAsync("help");
        Assert.DoesNotContain("skip or", Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Good morning! How are you?")]
    [InlineData("en", "hi")]
    [InlineData("en", "👋🏾😊")]
    [InlineData("sw", "Habari za asubuhi")]
    [InlineData("fr", "Bonjour à tous, comment allez-vous ?")]
    [InlineData("es", "¡Buenos días! ¿Cómo está?")]
    public async Task Greeting_GetsAGreeting(string language, string words)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, language);

        await chat.SaysAsync(words);

        Assert.Equal(harness.Words.Say(new Dialogs.Localization.Text("members.hello", Asker), language), Assert.IsType<Paragraph>(Assert.Single(chat.Latest.Blocks)).Text);
        Assert.Empty(await harness.Community.ReadAsync(static db => db.Dialogs.ToListAsync()));
    }

    [Fact]
    public async Task Greeting_WithAQuestion_IsAQuestion()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");

        await chat.SaysAsync($"Good morning! {Sentence}");

        Assert.NotNull(chat.Latest.Form);
    }

    [Fact]
    public async Task Topic_IsOfferedForASearch()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await chat.SaysAsync("drought");

        await chat.PressesAsync("find", "drought");

        Assert.Contains("found", Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
        Assert.Null(chat.Latest.Form);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u200B\u00A0")]
    [InlineData("“”")]
    public async Task Reply_WithoutWords_IsNoAnswer(string words)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await AskedAsync(harness);

        await chat.RepliesAsync(words);

        Assert.Contains("There were no words", chat.Transcript, StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync(harness));
    }

    [Theory]
    [InlineData("help", "What I can do for you")]
    [InlineData("msaada", "What I can do for you")]
    [InlineData("ask", "Ask the community")]
    [InlineData("language sw", "Kiswahili")]
    public async Task Reply_ThatIsACommand_IsNoAnswer(string words, string expected)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await AskedAsync(harness);

        await chat.RepliesAsync(words);

        Assert.Contains(expected, chat.Transcript, StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync(harness));
    }

    [Theory]
    [InlineData("Find the chief first")]
    [InlineData("Language barriers were the problem")]
    [InlineData("Thanks")]
    public async Task Reply_ThatOnlyBeginsLikeACommand_IsTheAnswer(string words)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await AskedAsync(harness);

        await chat.RepliesAsync(words);

        Assert.Equal([words], await AnswersAsync(harness));
    }

    [Fact]
    public async Task Edit_OfAnAnswer_PassesTheChecksOfAnAnswer()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await AskedAsync(harness);
        await chat.RepliesAsync("Three weeks.");

        await chat.DoesAsync(new MessageEdited("said-1", " \u200B"));
        await chat.DoesAsync(new MessageEdited("said-1", new string('x', 4000)));

        Assert.Contains("There is nothing to read in that. Please write your words. Your answer stays as it was.", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("characters at most. Please shorten it and send it again. Your answer stays as it was.", chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(["Three weeks."], await AnswersAsync(harness));
    }

    [Fact]
    public async Task Edit_BySomebodyWhoIsSuspended_ChangesNothing()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await AskedAsync(harness);
        await chat.RepliesAsync("Three weeks.");
        await harness.Community.ChangeAsync(static db => db.Members.Where(static member => member.Name == Peer)
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Suspended)));

        await chat.DoesAsync(new MessageEdited("said-1", "Four weeks."));

        Assert.Equal(["Three weeks."], await AnswersAsync(harness));
    }

    [Fact]
    public async Task Caption_InReply_IsTheAnswer_AndThePictureIsSpokenOf()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await AskedAsync(harness);
        var before = chat.Shown.Count;

        await chat.DoesAsync(new MessageReceived("Through the chief.", ReplyTo: chat.Shown[^1].Id, MessageId: "s1") { Beside = Picture });

        Assert.Equal(["Through the chief."], await AnswersAsync(harness));
        Assert.Equal(before + 1, chat.Shown.Count);
        Assert.Contains("Thank you. Your answer is on its way.\nI could take only your words: I cannot take pictures here.", chat.Shown.Select(static shown => Drawing.Text(shown.Message)));
    }

    [Fact]
    public async Task Caption_ThatIsAQuestion_IsOfferedAsOne()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");

        await chat.DoesAsync(new MessageReceived(Sentence) { Beside = Picture });

        Assert.Contains("Shall I put this to the community?", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("I cannot take pictures here.", Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Album_GetsOneReaction_ToTheWordsUnderAnyOfItsPictures(int withWords)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        for (var part = 0; part < 4; part++)
        {
            await AlbumAsync(harness, chat, part, part == withWords ? "help" : null);
        }

        await ArrivesAsync(harness, chat);
        Assert.Equal("What I can do for you", Assert.Single(chat.Shown).Message.Title);
    }

    [Fact]
    public async Task Album_WithoutWords_GetsOneReaction()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        for (var part = 0; part < 8; part++)
        {
            await AlbumAsync(harness, chat, part % 4, null); // Each comes twice.
        }

        await ArrivesAsync(harness, chat);
        await AlbumAsync(harness, chat, 5, null); // One that came much later.
        await ArrivesAsync(harness, chat);
        Assert.Contains("I can only read text", Drawing.Text(Assert.Single(chat.Shown).Message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Album_WhoseWordsMayStillCome_IsNotAnsweredYet()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");

        await AlbumAsync(harness, chat, 0, null);

        var answer = await harness.Community.ReadAsync(static db => db.Outbox.SingleAsync());
        Assert.Equal(harness.Community.Now + TimeSpan.FromSeconds(4), answer.NotBefore);
    }

    [Fact]
    public async Task Album_WhoseWordsComeAfterItWasAnswered_HasThatTakenBack()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await AlbumAsync(harness, chat, 1, null);
        await harness.Community.ChangeAsync(static db => db.Outbox.ExecuteUpdateAsync(static set => set
            .SetProperty(static row => row.State, OutboxState.Sent).SetProperty(static row => row.PlatformId, "m77")));

        await AlbumAsync(harness, chat, 2, "help");

        var removed = await harness.Community.ReadAsync(static db => db.Outbox.SingleAsync(static row => row.Kind == OutboxKind.Delete));
        Assert.Equal("m77", removed.Target);
    }

    private static async Task AlbumAsync(ConversationHarness harness, Chat chat, int part, string? words)
    {
        IncomingEvent what = words is null ? Picture : new MessageReceived(words, MessageId: $"p{part}") { Beside = Picture };
        await harness.Turns.HandleAsync(chat.Incoming(what, $"album-{part}") with { Album = "77:13" }, default);
    }

    private static async Task ArrivesAsync(ConversationHarness harness, Chat chat)
    {
        harness.Community.Time.Advance(TimeSpan.FromSeconds(5));
        await chat.HearsAsync();
    }

    private static async Task<Chat> AskedAsync(ConversationHarness harness)
    {
        var chat = await harness.ChatAsync(Peer, ChannelNames.Telegram, "en");
        await AskAsync(harness);
        await chat.HearsAsync();
        return chat;
    }

    private static async Task<Chat> PassesAsync(ConversationHarness harness)
    {
        var chat = await AskedAsync(harness);
        await chat.PressesAsync("pass");
        return chat;
    }

    private static async Task<long> AskAsync(ConversationHarness harness)
    {
        var group = await harness.Community.ReadAsync(static db => db.Groups.Where(static group => group.Slug == "shock").Select(static group => group.Id).SingleAsync());
        var draft = new QuestionDraft("How soon after a drought alert do the payments arrive?", null, group, "023", true);
        return (await harness.Community.As((await harness.MemberAsync(Asker)).Id, (AskQuestion ask, Member me) => ask.HandleAsync(me, draft, "en", default))).Value.Id;
    }

    private static Task<List<string>> AnswersAsync(ConversationHarness harness) => harness.Community.ReadAsync(static db =>
        db.Answers.Where(static answer => answer.Question!.Title.StartsWith("How soon after")).Select(static answer => answer.Text).ToListAsync());

    /// <summary>Fills a card that was shown earlier, with what stands in its other inputs, and presses its first button.</summary>
    private static Task<TurnOutcome> SubmitsAsync(Chat chat, Message card, params (string Field, string Value)[] filled)
    {
        var values = card.Form!.Card.Inputs.Where(static input => input.Value is not null).ToDictionary(static input => input.Id, static input => input.Value!);
        foreach (var (field, value) in filled)
        {
            values[field] = value;
        }

        return chat.PressesOnAsync(card, card.Form!.Card.Buttons[0].Button, values.ToImmutableDictionary());
    }
}
