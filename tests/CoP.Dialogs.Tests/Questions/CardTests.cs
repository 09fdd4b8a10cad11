using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Questions;

/// <summary>What the cards of a question say, and what they say no more than once.</summary>
public sealed class CardTests
{
    private const string Asker = "Ekidor Lomurut Nakale";
    private const string Peer = "Halkano Guyole Dirra";
    private const string Other = "Gitonga Mwirabua Kaaria";
    private const string Coordinator = "Mwikali Nthenge Kasyoka";
    private const string Accepted = "Accepted. Your question is closed, and kept for the next person.";
    private const string LongTitle = "Which of the indicators of the drought early warning system should trigger a county's own top-up of the cash?";
    private const string LongAnswer = "Three weeks after the alert, if the list of households was checked before the season, and the funds were in the account by then.";

    [Theory]
    [InlineData("telegram", true, true)]
    [InlineData("phone", true, true)]
    [InlineData("msteams", true, false)]
    [InlineData("desk", true, false)]
    [InlineData("telegram", false, false)]
    [InlineData("phone", false, false)]
    [InlineData("msteams", false, false)]
    [InlineData("desk", false, false)]
    public async Task Reply_IsOfferedOnlyWhereOneCan_AndOnlyWhileTheQuestionIsOpen(string channel, bool open, bool offered)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (id, answer) = await AnsweredAsync(harness);
        await WriteBackAsync(harness, answer, Asker);
        await (open ? Task.CompletedTask : AcceptAsync(harness, answer));

        var word = await harness.Community.ReadAsync(static db => db.FollowUps.OrderByDescending(static word => word.Id).FirstAsync());
        foreach (var notice in new Notice[] { new QuestionRequested(id), new FollowUpReceived(id, word.Id) })
        {
            var text = Drawing.Text(await ReadAsync(harness, notice, Other, channel));
            Assert.Equal(offered, text.Contains("Reply to this message", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("telegram")]
    [InlineData("msteams")]
    public async Task Accepting_SaysSoOnceOnTheCard_AndGoesOnSayingItHoweverOftenItIsRedrawn(string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, channel, "en");
        var (id, _) = await AnsweredAsync(harness);
        await chat.HearsAsync();

        var pressed = await chat.PressesAsync("accept");
        Assert.Single(Said(pressed.Answer ?? chat.Latest), Accepted);
        await harness.Community.As((await harness.MemberAsync(Coordinator)).Id, (RewordQuestion reword, Member me) =>
            reword.HandleAsync(me, id, "Another wording", null, "Clearer", default));
        await chat.HearsAsync();
        Assert.Single(Said(chat.Shown.Single(static shown => shown.Message.Title == "Another wording").Message), Accepted);
    }

    [Fact]
    public async Task Answer_IsToldToItsAskerOnce_WithItsButtonsInOnePlace()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, "telegram", "en");
        await chat.SaysAsync("/ask");
        await chat.FillAsync(("title", LongTitle), ("details", null), ("group", "shock"), ("county", "="), ("name", "yes"));
        await chat.PressesAsync("f.ok");
        var answer = await GiveAsync(harness, await harness.Community.ReadAsync(static db => db.Questions.MaxAsync(static question => question.Id)), Peer);
        await chat.HearsAsync();
        await WriteBackAsync(harness, answer, Peer);
        await chat.HearsAsync();

        var drawn = chat.Shown.Select(static shown => Drawing.Of(shown.Message, ScriptShape.Chat)).ToList();
        Assert.Single(drawn, static text => text.Contains(LongAnswer, StringComparison.Ordinal));
        Assert.Single(drawn, static text => text.Contains("[Accept this answer]", StringComparison.Ordinal));
        Assert.Single(drawn, static text => text.Contains("Also on market days.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WholeQuestion_ForItsAsker_LeavesLaterAnswersToTheirOwnMessages()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, "telegram", "en");
        var (id, _) = await AnsweredAsync(harness);
        await chat.SaysAsync("/questions");
        await chat.PressesAsync("q", $"{id}");
        await GiveAsync(harness, id, Other);
        await chat.HearsAsync();

        var whole = chat.Shown.Select(static shown => Drawing.Of(shown.Message, ScriptShape.Chat)).Single(static text => text.Contains("2 answers", StringComparison.Ordinal));
        Assert.Contains($"Answer from {Peer}", whole, StringComparison.Ordinal);
        Assert.DoesNotContain($"Answer from {Other}", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThanksAndAcceptance_WithinSeconds_AreOneMessage()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await harness.ChatAsync(Peer, "telegram", "en");
        var (_, answer) = await AnsweredAsync(harness);
        await harness.DeliverAsync();
        await harness.Community.As((await harness.MemberAsync(Asker)).Id, (ThankForAnswer thank, Member me) => thank.HandleAsync(me, answer, default));
        await AcceptAsync(harness, answer);

        var told = Assert.Single(await harness.DeliverAsync(), static sent => sent.Kind == OutboxKind.Send);
        Assert.Equal(nameof(AnswerAccepted), told.Notice);
        Assert.Contains("Thank you for helping.", Drawing.Text(told.Message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_QuoteATitleShortened()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (id, answer) = await AnsweredAsync(harness);
        foreach (var notice in new Notice[] { new AnswerThanked(id, answer), new AnswerAccepted(id, answer), new QuestionClosed(id), new ClaimEnded(id, 1), new QuestionEdited(id, "Clearer", 1) })
        {
            var text = Drawing.Text(await ReadAsync(harness, notice, Peer, "telegram"));
            Assert.Contains("“Which of the indicators of the drought early warning system…”", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task QuestionsAndAnswers_SayWhereTheirAuthorsWork()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (id, answer) = await AnsweredAsync(harness);
        var received = Drawing.Text(await ReadAsync(harness, new AnswerReceived(id, answer), Asker, "telegram"));
        Assert.Contains($"Answer from {Peer} · Marsabit · National Drought Management Authority, ", received, StringComparison.Ordinal);
        var asked = Drawing.Text(await ReadAsync(harness, new QuestionRequested(id), Peer, "telegram"));
        Assert.Contains($"From: {Asker} · Turkana · National Drought Management Authority", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Nobody who fits is free right now; please pass it on.")]
    [InlineData("sw", "Kwa sasa hakuna anayefaa aliye na nafasi; tafadhali mpelekee mtu mwingine swali hili.")]
    public async Task Question_ThatNobodyFits_AsksACoordinatorToPassItOn_AndOffersToAnswer(string language, string lead)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await harness.Community.ChangeAsync(static db => db.Members.ExecuteUpdateAsync(static row => row.SetProperty(static member => member.Available, false)));
        var chat = await harness.ChatAsync(Coordinator, "telegram", language);
        await AskAsync(harness);
        await chat.HearsAsync();

        Assert.Equal(lead, Said(chat.Latest).First());
        Assert.DoesNotContain(chat.Latest.Blocks.OfType<Paragraph>(), static paragraph => paragraph.Tone == Tone.Problem);
        await chat.PressesAsync("claim");
        Assert.NotNull(chat.Find("release"));
    }

    [Fact]
    public async Task Times_NameTheirZoneInAGroup_WherePeopleMayBeAnywhere()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (id, _) = await AnsweredAsync(harness);
        var group = await harness.Community.ReadAsync(db => db.Questions.Where(question => question.Id == id).Select(static question => question.GroupId).SingleAsync());
        Assert.Contains("Asked: 20 Nov, 11:00 Nairobi", Drawing.Text(await ReadAsync(harness, new QuestionPosted(id, group), null, "telegram")), StringComparison.Ordinal);
        Assert.DoesNotContain("Nairobi", Drawing.Text(await ReadAsync(harness, new QuestionRequested(id), Peer, "telegram")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Said(Message message) => message.Blocks.OfType<Paragraph>().Select(static paragraph => paragraph.Text);

    private static Task<Message> ReadAsync(ConversationHarness harness, Notice notice, string? name, string channel) => harness.Community.WriteAsync(async scope =>
    {
        var db = scope.GetRequiredService<CommunityDb>();
        var recipient = name is null ? null : await db.Members.Include(static member => member.Memberships).FirstAsync(member => member.Name == name);
        var conversation = new Conversation { Channel = channel, ExternalId = "chat", Kind = ConversationKind.Personal };
        return (await scope.GetRequiredService<INoticeViews>().RenderAsync(notice, new NoticeRecipient(recipient, "en", conversation, scope.GetRequiredService<ChannelCatalog>().Of(conversation)), default))!;
    });

    private static async Task<long> AskAsync(ConversationHarness harness)
    {
        var group = await harness.Community.ReadAsync(static db => db.Groups.Where(static group => group.Slug == "shock").Select(static group => group.Id).SingleAsync());
        var draft = new QuestionDraft(LongTitle, null, group, null, ShowName: true);
        return (await harness.Community.As((await harness.MemberAsync(Asker)).Id, (AskQuestion ask, Member me) => ask.HandleAsync(me, draft, "en", default))).Value.Id;
    }

    private static async Task<long> GiveAsync(ConversationHarness harness, long question, string by) =>
        (await harness.Community.As((await harness.MemberAsync(by)).Id, (GiveAnswer give, Member me) => give.HandleAsync(me, question, LongAnswer, null, default))).Value.Id;

    private static async Task<(long Question, long Answer)> AnsweredAsync(ConversationHarness harness)
    {
        var id = await AskAsync(harness);
        return (id, await GiveAsync(harness, id, Peer));
    }

    private static async Task AcceptAsync(ConversationHarness harness, long answer) =>
        await harness.Community.As((await harness.MemberAsync(Asker)).Id, (AcceptAnswer accept, Member me) => accept.HandleAsync(me, answer, default));

    private static async Task WriteBackAsync(ConversationHarness harness, long answer, string by) =>
        await harness.Community.As((await harness.MemberAsync(by)).Id, (AskBack back, Member me) => back.HandleAsync(me, answer, "Also on market days.", default));
}
