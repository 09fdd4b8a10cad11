using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

public class MovingTests
{
    [Fact]
    public async Task Chat_MovedToOneWeKnowAlready_TakesItsWaitingRowsAndItsGroupThere()
    {
        await using var fixture = new DispatcherFixture { Answer = Moved };
        var (old, known) = (DispatcherFixture.Chat("old"), DispatcherFixture.Chat("new"));
        await fixture.StartAsync(known, DispatcherFixture.Row(old, "a"), DispatcherFixture.Row(old, "b"));

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.All(rows, row => Assert.Equal(known.Id, row.ConversationId));
        Assert.Equal(3, fixture.Seen.Count);
    }

    [Fact]
    public async Task Edit_ThatFindsTheChatMoved_Ends_BecauseItsMessageStayedBehind()
    {
        await using var fixture = new DispatcherFixture { Answer = Moved };
        var edit = DispatcherFixture.Row(DispatcherFixture.Chat("old"), "a");
        (edit.Kind, edit.Target) = (OutboxKind.Edit, "7");
        await fixture.StartAsync(edit);

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Equal(OutboxState.Unreachable, rows[0].State);
        Assert.Single(fixture.Seen);
    }

    [Fact]
    public async Task Threads_OfAMovedChat_StayReachable()
    {
        await using var fixture = new DispatcherFixture { Answer = Moved };
        var (one, two) = (DispatcherFixture.Chat("old"), DispatcherFixture.Chat("old"));
        two.Thread = "7";
        var both = new TaskCompletionSource();
        fixture.Hold = (_, _) =>
        {
            if (fixture.Seen.Count >= 2)
            {
                both.TrySetResult();
            }

            return both.Task; // Both are on the wire under the old id before either hears of the new one.
        };
        await fixture.StartAsync(DispatcherFixture.Row(one, "a"), DispatcherFixture.Row(two, "b"));

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.All(rows, static row => Assert.Equal((OutboxState.Sent, "new", true), (row.State, row.Conversation!.ExternalId, row.Conversation.Reachable)));
    }

    [Fact]
    public async Task Part_ThatFindsTheChatMoved_GoesOnThereWithoutTheFirst()
    {
        await using var fixture = new DispatcherFixture { PartCount = 2 };
        fixture.Answer = static request => request.Payload == "a/1" ? Moved(request) : new SendOutcome.Sent("1");
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("old"), "a"));

        await fixture.UntilAsync(static rows => rows.Count == 2 && rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(["a/0", "a/1", "a/1"], fixture.Wires);
    }

    [Fact]
    public async Task Row_OnAChannelThatIsOff_WaitsUntried()
    {
        await using var fixture = new DispatcherFixture();
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1", "off"), "a"));

        var rows = await fixture.UntilAsync(static rows => rows[0].Reason is not null);

        Assert.Equal((OutboxState.Parked, 0, "the channel is switched off"), (rows[0].State, rows[0].Attempts, rows[0].Reason));
        Assert.True(rows[0].Conversation!.Reachable);
    }

    [Fact]
    public async Task Member_OnAChannelThatIsOff_IsToldOnTheOther()
    {
        await using var fixture = new DispatcherFixture();
        var (off, on) = (DispatcherFixture.Chat("1", "off"), DispatcherFixture.Chat("2"));
        (off.Id, on.Id) = (11, 12);
        var row = DispatcherFixture.Row(off, "a");
        row.MemberId = 5;
        await fixture.StartAsync(
            new Member { Id = 5, Name = "Sample" }, on, row, Lives(11, "off", preferred: true), Lives(12, DispatcherFixture.Channel, preferred: false));

        var rows = await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.Equal(12, rows[0].ConversationId);
    }

    [Fact]
    public async Task Member_WithSeveralAddresses_IsToldAtThePreferredOneThenWhereTheyWereSeenLast()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = static request => request.Conversation.ExternalId == "3" ? new SendOutcome.Sent("1") : new SendOutcome.Unreachable("blocked");
        object[] chats = [.. Enumerable.Range(1, 3).Select(static at =>
        {
            var chat = DispatcherFixture.Chat($"{at}");
            chat.Id = at;
            return chat;
        })];
        var (first, second, third) = (Lives(2, "a", true), Lives(1, "b", false), Lives(3, "c", false));
        (second.LastSeenAt, third.LastSeenAt) = (fixture.Time.GetUtcNow(), fixture.Time.GetUtcNow().AddDays(-1));
        await fixture.StartAsync([new Member { Id = 5, Name = "Sample" }, .. chats, first, second, third]);

        await fixture.TellAsync(static outbox => outbox.TellAsync(5, new Community.Questions.AnswerAccepted(1, 1), default));
        await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.Equal(["2", "1", "3"], fixture.Seen.Select(static request => request.Conversation.ExternalId));
    }

    private static SendOutcome Moved(OutboundRequest request) =>
        request.Conversation.ExternalId == "old" ? new SendOutcome.Moved("new") : new SendOutcome.Sent("1");

    private static Address Lives(long conversation, string channel, bool preferred) =>
        new() { MemberId = 5, Channel = channel, ExternalId = $"{conversation}", ConversationId = conversation, Preferred = preferred };
}
