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
        await using var desk = new Desk();
        desk.Answer = static request => request.Conversation.ExternalId == "gone" ? new SendOutcome.Unreachable("chat not found") : new SendOutcome.Sent("1");
        var (gone, other) = (Place(11, "gone"), Place(12, "other"));
        await desk.StartAsync(
            new Member { Id = 5, Name = "Sample" }, other, Told(gone, "a"), Told(gone, "b"), Told(gone, "c"), Lives(11), Lives(12));

        var rows = await desk.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.All(rows, static row => Assert.Equal(12, row.ConversationId));
        Assert.Single(desk.Seen, static request => request.Conversation.ExternalId == "gone");
    }

    [Fact]
    public async Task Place_ThatIsGone_GoesWithItsThreads()
    {
        await using var desk = new Desk { Answer = static _ => new SendOutcome.Unreachable("bot was kicked") };
        var (chat, topic) = (Group("1"), Group("1", "7"));
        await desk.StartAsync(topic, Desk.Row(chat, "a"));

        await desk.UntilAsync(static rows => rows[0].State == OutboxState.Unreachable);
        await desk.AddQuietlyAsync(Row(topic.Id, "b"));
        await desk.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Single(desk.Seen);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("")]
    public async Task Post_ToATopicThatIsClosed_EndsThere_AndTheTopicIsLeftAlone(string thread)
    {
        await using var desk = new Desk { Answer = static _ => new SendOutcome.ThreadGone("TOPIC_CLOSED") };
        var topic = Group("1", thread);
        await desk.StartAsync(Desk.Row(topic, "a", OutboxPriority.Notice), Desk.Row(topic, "b", OutboxPriority.Notice));

        var rows = await desk.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Unreachable));

        Assert.Single(desk.Seen);
        Assert.Equal((false, "TOPIC_CLOSED"), (rows[0].Conversation!.Reachable, rows[0].Conversation!.LostReason));
    }

    [Fact]
    public async Task Edit_OfAMessageThatIsGone_EndsUnlisted_AndIsNotTriedAgain()
    {
        await using var desk = new Desk { Answer = static _ => new SendOutcome.Sent("42") };
        await desk.StartAsync(Place(1, "1"));
        await desk.TellAsync(static outbox => outbox.PostAsync(1, new QuestionRequested(1), default));
        await desk.UntilAsync(static rows => rows[0].State == OutboxState.Sent);
        desk.Answer = static _ => new SendOutcome.Moot("message to edit not found", TargetGone: true);
        desk.Says = static _ => "second";

        await desk.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
        var rows = await desk.UntilAsync(static rows => rows.Count == 2 && rows[1].FinishedAt is not null);

        Assert.Equal((OutboxState.Expired, "message to edit not found"), (rows[1].State, rows[1].Reason));
        Assert.Null(await desk.LiveAsync());
    }

    private static Conversation Place(long id, string externalId)
    {
        var chat = Desk.Chat(externalId);
        chat.Id = id;
        return chat;
    }

    private static Conversation Group(string externalId, string thread = "")
    {
        var chat = Desk.Chat(externalId);
        (chat.Kind, chat.Thread) = (ConversationKind.Group, thread);
        return chat;
    }

    private static OutboxMessage Told(Conversation to, string key)
    {
        var row = Desk.Row(to, key);
        row.MemberId = 5;
        return row;
    }

    private static OutboxMessage Row(long conversation, string key)
    {
        var chat = Desk.Chat("1");
        chat.Id = conversation;
        var row = Desk.Row(chat, key, OutboxPriority.Notice);
        row.Conversation = null; // It is there already.
        return row;
    }

    private static Address Lives(long conversation) =>
        new() { MemberId = 5, Channel = $"{conversation}", ExternalId = $"{conversation}", ConversationId = conversation, Preferred = conversation == 11 };
}
