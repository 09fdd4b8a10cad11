using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Community.Questions.AfterAnswer;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>What is said after an answer, as transcripts and as rules: did it help, which one, and what is missing.</summary>
public sealed class OutcomeTests
{
    private const string Asker = "Ekidor Lomurut Nakale";
    private const string Peer = "Halkano Guyole Dirra";
    private const string Other = "Gitonga Mwirabua Kaaria";
    private const string Coordinator = "Mwikali Nthenge Kasyoka";

    private static readonly Dictionary<string, (string Title, string First, string Second, string Missing)> Words = new()
    {
        ["en"] = ("How soon after a drought alert do the payments arrive?", "Three weeks, if the list was checked before.", "Ask your county's drought coordinator for the dates.", "Who signs the list off?"),
        ["sw"] = ("Malipo hufika lini baada ya tahadhari ya ukame?", "Wiki tatu, ikiwa orodha ilihakikiwa mapema.", "Mwulize mratibu wa ukame wa kaunti yako tarehe.", "Nani huidhinisha orodha?"),
    };

    public static TheoryData<string, string> TwoLanguages => new()
    {
        { "en", ChannelNames.Telegram }, { "en", ChannelNames.Teams }, { "sw", ChannelNames.Telegram }, { "sw", ChannelNames.Teams },
    };

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Asker_SaysPartly_AndWhatIsMissing_AndLaterWhichHelped(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await AnsweredAsync(harness, channel, language, Words[language].First);
        await PassAsync(harness, chat, days: 3);
        await chat.PressesAsync("helped-partly");
        await MissesAsync(chat, channel, Words[language].Missing);
        var second = await AnswerAsync(harness, Other, id, Words[language].Second);
        await chat.HearsAsync();
        await PassAsync(harness, chat, days: 4);
        await chat.PressesAsync("helped");
        await chat.PressesAsync("helped-by", $"{second}");
        chat.Matches("outcome-partly", language);

        Assert.Equal([Other], await AcceptedAsync(harness, id));
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Asker_SaysNo_AndACoordinatorSeesIt(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await AnsweredAsync(harness, channel, language, Words[language].First);
        await PassAsync(harness, chat, days: 30);
        await chat.PressesAsync("helped-no");
        await MissesAsync(chat, channel, missing: null);
        chat.Matches("outcome-no", language);

        var coordinator = await harness.ChatAsync(Coordinator, channel, language);
        await coordinator.SaysAsync("/moderate");
        await coordinator.PressesAsync("q", $"{id}");
        coordinator.Matches("outcome-coordinator", language);
    }

    [Theory]
    [InlineData("helped-several", "Thank you. Your question is closed, and kept with its answers for the next person.")]
    [InlineData("helped-elsewhere", "Good that you found it. Your question is closed, and kept with its answers for the next person.")]
    public async Task Asker_WhoCannotNameOne_ClosesTheQuestionAllTheSame(string verb, string said)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await AnsweredAsync(harness, ChannelNames.Telegram, "en", Words["en"].First);
        await AnswerAsync(harness, Other, id, Words["en"].Second);
        await PassAsync(harness, chat, days: 3);
        await chat.PressesAsync("helped");

        await chat.PressesAsync(verb);

        Assert.Contains(chat.Shown, shown => Drawing.Text(shown.Message) == said);
        Assert.Empty(await AcceptedAsync(harness, id));
        Assert.Equal(QuestionState.Answered, await harness.Community.ReadAsync(db => db.Questions.Where(question => question.Id == id).Select(static question => question.State).FirstAsync()));
    }

    [Fact]
    public async Task ManyAnswers_AreReadAPageAtATime_AndEachCanBeChosen()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await AnsweredAsync(harness, ChannelNames.Telegram, "en", "Answer 1");
        var last = 0L;
        for (var number = 2; number <= 12; number++)
        {
            last = await AnswerAsync(harness, Peer, id, $"Answer {number}");
        }

        await PassAsync(harness, chat, days: 3);
        await chat.PressesAsync("helped");
        await chat.PressesAsync("helped-list", $"{id}:5");
        await chat.PressesAsync("helped-list", $"{id}:10");
        Assert.Contains("Answer 12", Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
        await chat.PressesAsync("helped-by", $"{last}");

        Assert.Equal([Peer], await AcceptedAsync(harness, id));
    }

    [Theory]
    [InlineData(ChannelNames.Telegram)]
    [InlineData(ChannelNames.Teams)]
    public async Task OldButtons_OfASettledQuestion_SayWhatHasBecomeOfIt_AndDoNothing(string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await AnsweredAsync(harness, channel, "en", Words["en"].First);
        await PassAsync(harness, chat, days: 3);
        var asked = chat.Latest;
        await chat.PressesAsync("accept");
        var before = await CountAsync(harness);

        foreach (var verb in new[] { "helped", "helped-partly", "helped-no", "helped" })
        {
            await chat.PressesOnAsync(asked, Drawing.Buttons(asked, ScriptShape.Chat).First(button => button.Press!.Verb == verb), [], isOld: true);
            Assert.Equal($"You have already accepted the answer from {Peer}. Your question is closed.", Drawing.Text(chat.Latest));
        }

        Assert.Equal(before, await CountAsync(harness));
        Assert.Equal([Peer], await AcceptedAsync(harness, id));
    }

    [Theory]
    [InlineData("helped-partly", "You have already said that. Your question stays open.")]
    [InlineData("helped-no", "You have said that no answer helped. I go on looking.")]
    public async Task PressedTwice_OrDeliveredTwice_IsSaidOnce(string verb, string again)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, _) = await AnsweredAsync(harness, ChannelNames.Telegram, "en", Words["en"].First);
        await PassAsync(harness, chat, days: 3);
        var asked = chat.Latest;
        var button = Drawing.Buttons(asked, ScriptShape.Chat).First(one => one.Press!.Verb == verb);
        await chat.PressesOnAsync(asked, button, []);
        var before = await CountAsync(harness);

        await chat.PressesOnAsync(asked, button, [], isOld: true);

        Assert.Contains(chat.Shown, shown => Drawing.Text(shown.Message) == again);
        Assert.Equal(before, await CountAsync(harness));
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("accepted", false)]
    [InlineData("said partly", false)]
    [InlineData("turned down", false)]
    [InlineData("asked again", false)]
    public async Task WhatHasHappened_WhileTheQuestionWaitedForTheMorning_DecidesWhetherItIsAsked(string what, bool isAsked)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await AnsweredAsync(harness, ChannelNames.Telegram, "en", Words["en"].First);
        harness.Community.Time.Advance(TimeSpan.FromDays(3));
        await harness.Community.Services.DoAsync("question-outcomes");
        var asker = (await harness.MemberAsync(Asker)).Id;
        var answer = await harness.Community.ReadAsync(static db => db.Answers.OrderByDescending(static answer => answer.Id).Select(static answer => answer.Id).FirstAsync());
        await (what switch
        {
            "accepted" => harness.Community.As(asker, (AcceptAnswer accept, Member me) => accept.HandleAsync(me, answer, default)),
            "said partly" => harness.Community.As(asker, (SayOutcome say, Member me) => say.PartlyAsync(me, id, default)),
            "turned down" => harness.Community.As(asker, (MarkNotHelpful mark, Member me) => mark.HandleAsync(me, answer, default)),
            "asked again" => harness.Community.ChangeAsync(static db => db.Questions.ExecuteUpdateAsync(static set => set.SetProperty(static question => question.OutcomeAsked, 2))),
            _ => Task.CompletedTask,
        });

        await chat.HearsAsync();

        Assert.Equal(isAsked, chat.Transcript.Contains("Did it help?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Missing_ForWhichThereIsNoRoom_IsAskedAgain()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await AnsweredAsync(harness, ChannelNames.Telegram, "en", Words["en"].First, new string('x', Question.DetailsLength - 30));
        await PassAsync(harness, chat, days: 3);
        await chat.PressesAsync("helped-partly");

        await chat.SaysAsync("Who signs the list off, and when?");
        Assert.Contains("Your question has room for 28 more characters.", chat.Transcript, StringComparison.Ordinal);
        await chat.SaysAsync("Who signs?");

        Assert.EndsWith("Still missing: Who signs?", await harness.Community.ReadAsync(db => db.Questions.Where(question => question.Id == id).Select(static question => question.Details).FirstAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThoseWhoAnswerForTheGroup_HearThatNoAnswerHelped()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, _) = await AnsweredAsync(harness, ChannelNames.Telegram, "en", Words["en"].First);
        var coordinator = await harness.ChatAsync(Coordinator, ChannelNames.Telegram, "en");
        await PassAsync(harness, chat, days: 3);
        await chat.PressesAsync("helped-no");

        harness.Community.Time.Advance(TimeSpan.FromDays(3));
        await harness.Community.Services.DoAsync("questions");
        await coordinator.HearsAsync();

        Assert.StartsWith("! No answer has helped yet. ", Drawing.Text(coordinator.Latest), StringComparison.Ordinal);
    }

    private static async Task<(Chat Chat, long Question)> AnsweredAsync(ConversationHarness harness, string channel, string language, string answer, string? details = null)
    {
        await harness.Community.ChangeAsync(static db => db.Questions.ExecuteUpdateAsync(static set => set.SetProperty(static question => question.State, QuestionState.Withdrawn))); // Those of the sample are not what this is about.
        var group = await harness.Community.ReadAsync(static db => db.Groups.Where(static group => group.Slug == "shock").Select(static group => group.Id).FirstAsync());
        var draft = new QuestionDraft(Words[language].Title, details, group, "023", true);
        var asked = await harness.Community.As((await harness.MemberAsync(Asker)).Id, (AskQuestion ask, Member me) => ask.HandleAsync(me, draft, language, default));
        var chat = await harness.ChatAsync(Asker, channel, language);
        await AnswerAsync(harness, Peer, asked.Value.Id, answer);
        await chat.HearsAsync();
        return (chat, asked.Value.Id);
    }

    private static async Task<long> AnswerAsync(ConversationHarness harness, string by, long question, string text) =>
        (await harness.Community.As((await harness.MemberAsync(by)).Id, (GiveAnswer give, Member me) => give.HandleAsync(me, question, text, null, default))).Value.Id;

    /// <summary>Fills in the form, which is not the latest message where cards have changed since; null leaves it out.</summary>
    private static Task MissesAsync(Chat chat, string channel, string? missing) =>
        channel == ChannelNames.Telegram ? chat.FillAsync(("text", missing))
        : chat.PressesAsync("f.sub", values: missing is null ? [] : ImmutableDictionary<string, string>.Empty.Add("text", missing));

    private static async Task PassAsync(ConversationHarness harness, Chat chat, int days)
    {
        harness.Community.Time.Advance(TimeSpan.FromDays(days));
        await harness.Community.Services.DoAsync("question-outcomes");
        await chat.HearsAsync();
    }

    private static Task<(int, int, int)> CountAsync(ConversationHarness harness) => harness.Community.ReadAsync(static async db =>
        (await db.Outbox.CountAsync(static row => row.NoticeType != null), await db.QuestionRequests.CountAsync(), await db.Dialogs.CountAsync()));

    private static Task<List<string>> AcceptedAsync(ConversationHarness harness, long id) => harness.Community.ReadAsync(db =>
        db.Answers.Where(answer => answer.QuestionId == id && answer.Accepted).Select(static answer => answer.Author!.Name).ToListAsync());
}
