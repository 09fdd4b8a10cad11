using CoP.Community.Delivery;
using Xunit;

namespace CoP.Delivery.Tests;

public class DispatcherTests
{
    [Fact]
    public async Task Rows_OfOneConversation_AreSentInOrder()
    {
        await using var fixture = new DispatcherFixture();
        var chat = DispatcherFixture.Chat("1");
        await fixture.StartAsync(DispatcherFixture.Row(chat, "a"), DispatcherFixture.Row(chat, "b"));

        await fixture.UntilAsync(rows => rows.TrueForAll(row => row.State == OutboxState.Sent));

        Assert.Equal(["a/0", "b/0"], fixture.Seen.Select(request => request.Payload));
    }

    [Fact]
    public async Task Row_WhosePlatformAsksToWait_HoldsBackLaterRowsAndIsSentAgainWithTheSameBytes()
    {
        await using var fixture = new DispatcherFixture();
        var chat = DispatcherFixture.Chat("1");
        fixture.Answer = _ => fixture.Seen.Count == 1 ? new SendOutcome.RetryLater(TimeSpan.FromSeconds(5), "429") : new SendOutcome.Sent("1");
        await fixture.StartAsync(DispatcherFixture.Row(chat, "a"), DispatcherFixture.Row(chat, "b"));

        await fixture.UntilAsync(rows => rows.TrueForAll(row => row.State == OutboxState.Sent));

        Assert.Equal(["a/0", "a/0", "b/0"], fixture.Seen.Select(request => request.Payload));
    }

    [Fact]
    public async Task Part_WhenRejected_EndsTheRestOfItsMessage()
    {
        await using var fixture = new DispatcherFixture { PartCount = 3 };
        fixture.Answer = request => request.Payload == "a/1" ? new SendOutcome.Rejected("bad") : new SendOutcome.Sent("1");
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"));

        var rows = await fixture.UntilAsync(rows => rows.Count == 3 && rows.TrueForAll(row => row.FinishedAt is not null));

        Assert.Equal([OutboxState.Sent, OutboxState.Rejected, OutboxState.Rejected], rows.Select(row => row.State));
        Assert.Equal(["a/0", "a/1"], fixture.Seen.Select(request => request.Payload));
    }

    [Fact]
    public async Task Resend_WhenAmbiguousTwice_IsListed()
    {
        await using var fixture = new DispatcherFixture { Answer = _ => new SendOutcome.Ambiguous("504") };
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"));

        var rows = await fixture.UntilAsync(rows => rows.TrueForAll(row => row.FinishedAt is not null));

        Assert.Equal(OutboxState.Ambiguous, rows[0].State);
        Assert.Equal(2, fixture.Seen.Count);
    }

    [Fact]
    public async Task Conversation_WhenMoved_IsRenamedAndSentTo()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = request => request.Conversation.ExternalId == "1" ? new SendOutcome.Moved("2") : new SendOutcome.Sent("1");
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"));

        var rows = await fixture.UntilAsync(rows => rows.TrueForAll(row => row.State == OutboxState.Sent));

        Assert.Equal("2", rows[0].Conversation!.ExternalId);
    }

    [Fact]
    public async Task Person_WhoIsUnreachable_CostsOneRequest()
    {
        await using var fixture = new DispatcherFixture { Answer = _ => new SendOutcome.Unreachable("blocked") };
        var chat = DispatcherFixture.Chat("1");
        await fixture.StartAsync(DispatcherFixture.Row(chat, "a"), DispatcherFixture.Row(chat, "b"));

        await fixture.UntilAsync(rows => rows.TrueForAll(row => row.State == OutboxState.Unreachable));

        Assert.Single(fixture.Seen);
    }
}
