using CoP.Community;
using CoP.Community.Events.Panel;
using CoP.Community.Events.Speakers;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>What a panel is asked, from the event's card to an answer that a later asker finds.</summary>
public sealed class PanelConversationTests
{
    private static readonly Dictionary<string, (string Title, string Question, string Other, string Answer, string Later)> Words = new()
    {
        ["en"] = ("Targeting", "Who registers pastoralist households?", "Is there a budget?", "The ward committees do.", "Who is it that registers pastoralist households in Turkana?"),
        ["sw"] = ("Ulengaji", "Ni nani husajili kaya za wafugaji?", "Je, kuna bajeti?", "Kamati za wadi ndizo husajili.", "Je, ni nani husajili kaya za wafugaji kule Turkana?"),
    };

    public static TheoryData<string, string> TwoLanguages => new()
    {
        { "en", ChannelNames.Telegram }, { "en", ChannelNames.Teams }, { "sw", ChannelNames.Telegram }, { "sw", ChannelNames.Teams },
    };

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Member_AsksThePanel_VotesForAnother_AndHearsTheAnswer(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await StartAsync(harness, channel, language);
        var other = (await harness.AsAsync(Meetings.Second, (AskPanel ask, Member me) => ask.HandleAsync(me, id, Words[language].Other, default))).Value.Id;
        await chat.SaysAsync("/events");
        await chat.PressesAsync("event");
        await chat.PressesAsync("panel-ask");
        await chat.FillAsync(("text", Words[language].Question));
        await chat.PressesAsync("panel");
        await chat.PressesAsync("pq-vote", $"{other}");
        await harness.AsAsync(Meetings.Organiser, (AnswerPanelQuestion answer, Member me) => answer.WriteAsync(me, other, Words[language].Answer, default));
        await chat.HearsAsync();
        Assert.Equal(1, await harness.Community.ReadAsync(db => db.PanelQuestions.Where(one => one.Id == other).Select(static one => one.Votes).SingleAsync()));
        chat.Matches("panel-ask", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Speaker_AnswersAfterTheEvent_AndALaterAskerFindsIt(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await StartAsync(harness, channel, language);
        await harness.AsAsync(Meetings.Second, (AskPanel ask, Member me) => ask.HandleAsync(me, id, Words[language].Question, default));
        var speaker = await harness.MemberAsync(Meetings.First);
        await harness.Community.AddAsync(new EventSpeaker { EventId = id, MemberId = speaker.Id, Name = speaker.Name, State = SpeakerState.Accepted });
        await harness.EndAsync(await StartOfAsync(harness, id), TimeSpan.FromHours(3), "panel-questions");
        await chat.HearsAsync();
        await chat.PressesAsync("pq-answer");
        await chat.FillAsync(("text", Words[language].Answer));
        await chat.SaysAsync("/events");
        await chat.SaysAsync(Words[language].Later);
        await chat.SaysAsync("/cancel");
        await chat.SaysAsync($"/find {Words[language].Question}");
        await chat.PressesAsync("pq");
        chat.Matches("panel-answer", language);
    }

    [Fact]
    public async Task ThoseWhoAnswerForThePanel_SeeWhoAsks_AndSettleIt_OthersDoNot()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (member, id) = await StartAsync(harness, ChannelNames.Telegram, "en");
        await harness.AsAsync(Meetings.Second, (AskPanel ask, Member me) => ask.HandleAsync(me, id, "Is there a budget?", default));
        await member.SaysAsync("/events");
        await member.PressesAsync("event");
        await member.PressesAsync("panel");
        await member.PressesAsync("pq-vote");
        await member.PressesAsync("panel");
        await member.PressesAsync("pq");
        Assert.DoesNotContain(Meetings.Second, member.Transcript, StringComparison.Ordinal);
        Assert.Null(member.Find("pq-live"));

        var organiser = await harness.ChatAsync(Meetings.Organiser, ChannelNames.Telegram, "en");
        await organiser.SaysAsync("/events");
        await organiser.PressesAsync("event");
        await organiser.PressesAsync("panel");
        await organiser.PressesAsync("pq");
        Assert.Contains(organiser.Latest.Blocks, static block => block is Paragraph { Text: "Asked by Barasa Wekhomba Simiyu" });
        Assert.Contains(organiser.Latest.Blocks, static block => block is Paragraph { Text: "One more member wants to know." });
        await organiser.PressesAsync("pq-live");
        Assert.Equal(PanelQuestionState.Answered, await harness.Community.ReadAsync(static db => db.PanelQuestions.Select(static one => one.State).SingleAsync()));
        Assert.Null(organiser.Find("pq-live"));
    }

    private static async Task<(Chat Chat, long Event)> StartAsync(ConversationHarness harness, string channel, string language)
    {
        var id = await harness.PublishMeetingAsync(Words[language].Title);
        await harness.RegisterAsync(Meetings.First, id);
        await harness.RegisterAsync(Meetings.Second, id);
        return (await harness.ChatAsync(Meetings.First, channel, language), id);
    }

    private static Task<DateTimeOffset> StartOfAsync(ConversationHarness harness, long id) =>
        harness.Community.ReadAsync(db => db.Events.Where(one => one.Id == id).Select(static one => one.StartsAt).SingleAsync());
}
