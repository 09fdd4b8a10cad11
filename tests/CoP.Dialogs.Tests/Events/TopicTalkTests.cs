using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Topics;
using CoP.Dialogs.Events.Topics;
using CoP.Dialogs.Questions;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>A topic from its proposal to the event that is made of it, on both channels and in two languages.</summary>
public sealed class TopicTalkTests
{
    private const string Proposer = "Ekidor Lomurut Nakale";
    private const string Peer = "Halkano Guyole Dirra";
    private const string Coordinator = "Mwikali Nthenge Kasyoka";

    public static TheoryData<string, string> Places => new()
    {
        { ChannelNames.Telegram, "en" },
        { ChannelNames.Telegram, "sw" },
        { ChannelNames.Teams, "en" },
        { ChannelNames.Teams, "sw" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Topic_IsProposedSecondedAndPlanned(string channel, string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Peer, channel, language);
        var topic = await ProposedAsync(harness);

        await chat.SaysAsync("/topics");
        await chat.PressesAsync(ShowTopicAction.Verb, $"{topic}");
        await chat.PressesAsync("topic-second");
        await chat.PressesAsync("topic-unsecond");
        await chat.PressesAsync("topic-second");
        await chat.PressesAsync(PlanTopicAction.Verb);
        await chat.PressesAsync("newevent", $"{EventKind.Webinar}:{topic}");
        await chat.FillAsync(("title", "="), ("text", "="), ("date", "2026-12-10"), ("time", "10:00"), ("end", "11:30"), ("link", "https://meet.example.org/9"), ("more", null));
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : Task.CompletedTask);

        var meeting = await harness.Community.ReadAsync(static db => db.Events.SingleAsync());
        Assert.Equal(("Registries", "Ours is ten years old.", (long?)topic), (meeting.Title, meeting.About, meeting.TopicId));
        chat.Matches("topic", language);
    }

    [Fact]
    public async Task Topic_WhoseEventIsPublished_IsToldToThoseWhoWantedIt_WithAButtonToRegister()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var peer = await harness.ChatAsync(Peer, ChannelNames.Telegram, "en");
        var topic = await ProposedAsync(harness);
        await peer.SaysAsync("/topics");
        await peer.PressesAsync(ShowTopicAction.Verb, $"{topic}");
        await peer.PressesAsync("topic-second");

        var meeting = await harness.Community.PublishedEventAsync((await harness.MemberAsync(Coordinator)).Id, topic: topic);
        await peer.HearsAsync();
        await peer.PressesAsync("reg", $"{meeting}");

        Assert.Contains("You wanted to hear about “Registries”. Now there is an event:", peer.Transcript, StringComparison.Ordinal);
        Assert.Contains("You take part in “Targeting” online.", peer.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_ShowsTheCountOfNow_WhenAnotherSecondsIt()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (proposer, topic) = (await harness.ChatAsync(Proposer, ChannelNames.Teams, "en"), await ProposedAsync(harness));
        await proposer.SaysAsync("/topics");
        await proposer.PressesAsync(ShowTopicAction.Verb, $"{topic}");

        await harness.Community.As((await harness.MemberAsync(Peer)).Id, (SecondTopic second, Community.Members.Member me) => second.HandleAsync(me, topic, default));
        await proposer.HearsAsync();

        Assert.EndsWith("Wanted by: 2\n  Proposed by: Ekidor Lomurut Nakale\n  [Withdraw it] [Plan an event]\n", proposer.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Committee_RanksATopic_AndMembersCannot()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, member, topic) = (await harness.ChatAsync(Coordinator, ChannelNames.Telegram, "en"), await harness.ChatAsync(Proposer, ChannelNames.Telegram, "en"), await ProposedAsync(harness));
        await member.SaysAsync("/topics");
        await member.PressesAsync(ShowTopicAction.Verb, $"{topic}");
        await chat.SaysAsync("/topics");
        await chat.PressesAsync(ShowTopicAction.Verb, $"{topic}");

        await chat.PressesAsync("topic-rank");

        Assert.Contains("It is number 1 on the committee's list.", chat.Transcript, StringComparison.Ordinal);
        Assert.NotNull(chat.Find("topic-off"));
        Assert.Null(member.Find("topic-rank"));
        Assert.Null(member.Find(DropTopicForm.FormName));
    }

    [Fact]
    public async Task Coordinator_DropsATopic_AndItsProposerReadsWhy()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, proposer, topic) = (await harness.ChatAsync(Coordinator, ChannelNames.Telegram, "en"), await harness.ChatAsync(Proposer, ChannelNames.Telegram, "sw"), await ProposedAsync(harness));
        await chat.SaysAsync("/topics");
        await chat.PressesAsync(ShowTopicAction.Verb, $"{topic}");

        await chat.PressesAsync(DropTopicForm.FormName);
        await chat.TurnAsync("> We had it in May.", new MessageReceived("We had it in May."), deliver: false);
        await proposer.HearsAsync();

        Assert.Contains("ameiacha mada “Registries” uliyopendekeza:\n  | We had it in May.", proposer.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_ThatNobodyCouldAnswer_BecomesATopicWithOnePressAndItsTitle()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Telegram, "en");
        var title = await EscalatedAsync(harness);
        await chat.SaysAsync("/topics");
        await chat.PressesAsync(TopicPages.GapsVerb);
        var gap = chat.Find(MakeTopicAction.Verb)!.Value;

        await chat.PressesAsync(MakeTopicAction.Verb);
        await chat.FillAsync(("title", "="), ("why", null), ("group", null));
        await chat.PressesAsync("f.ok");

        var topic = await harness.Community.ReadAsync(static db => db.EventTopics.SingleAsync());
        Assert.Equal((title, gap.Button.Press!.Argument), (topic.Title, topic.Source));
        Assert.NotNull(chat.Find(ShowQuestionAction.Verb, topic.Source!.Split(':')[1]));

        await chat.PressesOnAsync(gap.Message, gap.Button, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);
        Assert.Contains("It has an answer now, or is a topic already.", chat.Transcript, StringComparison.Ordinal);
    }

    private static async Task<long> ProposedAsync(ConversationHarness harness) => (await harness.Community.As(
        (await harness.MemberAsync(Proposer)).Id,
        (ProposeTopic propose, Community.Members.Member me) => propose.HandleAsync(me, new TopicDraft("Registries", "Ours is ten years old.", null), default))).Value.Topic.Id;

    /// <summary>One open question without any answer, about which the coordinators were told; its title.</summary>
    private static Task<string> EscalatedAsync(ConversationHarness harness) => harness.Community.ChangeAsync(async db =>
    {
        await db.Questions.ExecuteUpdateAsync(static set => set.SetProperty(static question => question.EscalatedAt, (DateTimeOffset?)null));
        var question = await db.Questions.FirstAsync(static question => question.State == Community.Questions.QuestionState.Open && question.Answers.Count == 0);
        question.EscalatedAt = question.AskedAt;
        await db.SaveChangesAsync();
        return question.Title;
    });
}
