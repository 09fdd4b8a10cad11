using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Delivery;
using CoP.Community.Questions;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Turns;

/// <summary>What people in a channel say to each other, should a platform bring it.</summary>
public sealed class UnaddressedMessagesTests
{
    private const string Peer = "Halkano Guyole Dirra";
    private const string Place = "19:standards@thread.tacv2";
    private static int _event;

    public static TheoryData<string, IncomingEvent> Talk => new()
    {
        { "words", new MessageReceived("Shall we meet at two?", ToUs: false) },
        { "a reply to one another", new MessageReceived("Yes", ToUs: false, ReplyTo: "1") },
        { "a file", new FileReceived("list.pdf", "application/pdf", 10, "ref", ToUs: false) },
        { "a picture", new OtherContentReceived(OtherContent.Photo, ToUs: false) },
        { "an edit", new MessageEdited("1", "Shall we meet at three?") },
        { "a reaction", new IgnoredEvent("reaction") },
    };

    [Theory]
    [MemberData(nameof(Talk))]
    public async Task Talk_ThatIsNotForUs_LeavesNoRow(string what, IncomingEvent talk)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var before = await RowsAsync(harness);

        Assert.Equal(new TurnOutcome(), await SendAsync(harness, talk, "9001"));

        Assert.True(before == await RowsAsync(harness), $"{what} left rows behind.");
    }

    [Fact]
    public async Task Talk_BeyondOnePersonsShare_IsNotWrittenDownForLater()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var before = await RowsAsync(harness);

        var talk = Enumerable.Range(0, 3 * SenderQueues.Share).Select(static _ => Event(new MessageReceived("Shall we meet at two?", ToUs: false), "9001")).ToList();
        await harness.Community.Services.GetRequiredService<IBacklog>().HandleAsync(talk, incoming => harness.Turns.HandleAsync(incoming, default), default);

        Assert.Equal(before, await RowsAsync(harness));
    }

    [Fact]
    public async Task Reply_OfAMemberUnderAQuestion_IsAnAnswer_AndAnEditOfItEditsIt()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var question = await PostAsync(harness);
        var peer = await MemberAsync(harness);

        await SendAsync(harness, new MessageReceived("At any Huduma Centre.", ToUs: false, ReplyTo: "7", MessageId: "8"), peer);
        await SendAsync(harness, new MessageEdited("8", "At any Huduma Centre, with the ID."), peer);

        Assert.Equal("At any Huduma Centre, with the ID.", await harness.Community.ReadAsync(db => db.Answers.Where(answer => answer.QuestionId == question).Select(static answer => answer.Text).SingleAsync()));
    }

    [Fact]
    public async Task Reply_OfAStrangerUnderAQuestion_LeavesNoRow()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await PostAsync(harness);
        var before = await RowsAsync(harness);

        await SendAsync(harness, new MessageReceived("I wonder, too.", ToUs: false, ReplyTo: "7", MessageId: "8"), "9001");

        Assert.Equal(before, await RowsAsync(harness));
    }

    [Fact]
    public async Task Reply_UnderSomethingThatTakesNone_LeavesNoRow()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await PostAsync(harness, new AnnouncementShown(1));
        var peer = await MemberAsync(harness);
        var before = await RowsAsync(harness);

        await SendAsync(harness, new MessageReceived("Who comes along?", ToUs: false, ReplyTo: "7", MessageId: "8"), peer);

        Assert.Equal(before, await RowsAsync(harness));
    }

    private static async Task<long> PostAsync(ConversationHarness harness, Notice? notice = null)
    {
        var question = await harness.Community.ReadAsync(static db => db.Questions
            .FirstAsync(static question => question.State == QuestionState.Open && question.Answers.Count == 0 && question.Author!.Name != Peer));
        var shown = notice ?? new QuestionPosted(question.Id, question.GroupId);
        var conversation = await harness.Community.AddAsync(new Conversation { Channel = ChannelNames.Teams, ExternalId = Place, Kind = ConversationKind.Channel, BoundGroupId = question.GroupId });
        await harness.Community.AddAsync(new LiveMessage { ConversationId = conversation.Id, Subject = question.Subject, NoticeType = NoticeJson.NameOf(shown), Notice = NoticeJson.Write(shown), PlatformId = "7" });
        return question.Id;
    }

    private static async Task<string> MemberAsync(ConversationHarness harness)
    {
        await harness.ChatAsync(Peer, ChannelNames.Teams, "en");
        return $"{(await harness.MemberAsync(Peer)).Id}";
    }

    private static Task<TurnOutcome> SendAsync(ConversationHarness harness, IncomingEvent what, string person) => harness.Turns.HandleAsync(Event(what, person), default);

    private static Incoming Event(IncomingEvent what, string person) => new(
        ChannelNames.Teams, "bot", $"{Interlocked.Increment(ref _event)}", new Person(person, "X"), new ConversationAddress(Place, ConversationKind.Channel) { Thread = "7" }, what);

    private static Task<(int, int, int)> RowsAsync(ConversationHarness harness) => harness.Community.ReadAsync(static async db =>
        (await db.Inbox.CountAsync(), await db.Conversations.CountAsync(), await db.Outbox.CountAsync()));
}
