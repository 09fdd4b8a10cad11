using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>Places that a platform says are gone: one request, everything that waits goes elsewhere, nobody is bothered for nothing.</summary>
public class LostPlaceTests
{
    [Fact]
    public async Task Rows_ThatWaitForAPlaceThatIsGone_AllGoToTheOtherAccount_AtOneRequest()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = static request => request.Conversation.ExternalId == "gone" ? new SendOutcome.Unreachable("chat not found") : new SendOutcome.Sent("1");
        var (gone, other) = (Place(11, "gone"), Place(12, "other"));
        await fixture.StartAsync(
            new Member { Id = 5, Name = "Sample" }, other, Told(gone, "a"), Told(gone, "b"), Told(gone, "c"), Lives(11), Lives(12));

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.All(rows, static row => Assert.Equal(12, row.ConversationId));
        Assert.Single(fixture.Seen, static request => request.Conversation.ExternalId == "gone");
    }

    [Fact]
    public async Task Place_ThatIsGone_GoesWithItsThreads()
    {
        await using var fixture = new DispatcherFixture { Answer = static _ => new SendOutcome.Unreachable("bot was kicked") };
        var (chat, topic) = (Group("1"), Group("1", "7"));
        await fixture.StartAsync(topic, DispatcherFixture.Row(chat, "a"));

        await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Unreachable);
        await fixture.AddQuietlyAsync(Row(topic.Id, "b"));
        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Single(fixture.Seen);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("")]
    public async Task Post_ToATopicThatIsClosed_EndsThere_AndTheTopicIsLeftAlone(string thread)
    {
        await using var fixture = new DispatcherFixture { Answer = static _ => new SendOutcome.ThreadGone("TOPIC_CLOSED") };
        var topic = Group("1", thread);
        await fixture.StartAsync(DispatcherFixture.Row(topic, "a", OutboxPriority.Notice), DispatcherFixture.Row(topic, "b", OutboxPriority.Notice));

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Unreachable));

        Assert.Single(fixture.Seen);
        Assert.Equal((false, "TOPIC_CLOSED"), (rows[0].Conversation!.Reachable, rows[0].Conversation!.LostReason));
    }

    [Fact]
    public async Task Edit_OfAMessageThatIsGone_EndsUnlisted_AndIsNotTriedAgain()
    {
        await using var fixture = new DispatcherFixture { Answer = static _ => new SendOutcome.Sent("42") };
        await fixture.StartAsync(Place(1, "1"));
        await fixture.TellAsync(static outbox => outbox.PostAsync(1, new QuestionRequested(1), default));
        await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);
        fixture.Answer = static _ => new SendOutcome.Moot("message to edit not found", TargetGone: true);
        fixture.Says = static _ => "second";

        await fixture.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
        var rows = await fixture.UntilAsync(static rows => rows.Count == 2 && rows[1].FinishedAt is not null);

        Assert.Equal((OutboxState.Expired, "message to edit not found"), (rows[1].State, rows[1].Reason));
        Assert.Null(await fixture.LiveAsync());
    }

    private static Conversation Place(long id, string externalId)
    {
        var chat = DispatcherFixture.Chat(externalId);
        chat.Id = id;
        return chat;
    }

    private static Conversation Group(string externalId, string thread = "")
    {
        var chat = DispatcherFixture.Chat(externalId);
        (chat.Kind, chat.Thread) = (ConversationKind.Group, thread);
        return chat;
    }

    private static OutboxMessage Told(Conversation to, string key)
    {
        var row = DispatcherFixture.Row(to, key);
        row.MemberId = 5;
        return row;
    }

    private static OutboxMessage Row(long conversation, string key)
    {
        var chat = DispatcherFixture.Chat("1");
        chat.Id = conversation;
        var row = DispatcherFixture.Row(chat, key, OutboxPriority.Notice);
        row.Conversation = null; // It is there already.
        return row;
    }

    private static Address Lives(long conversation) =>
        new() { MemberId = 5, Channel = $"{conversation}", ExternalId = $"{conversation}", ConversationId = conversation, Preferred = conversation == 11 };
}
