using CoP.Community.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>Replies and all else go out side by side, and still one row a conversation.</summary>
public class QueueTests
{
    [Fact]
    public async Task Reply_WhileAllElseIsBeingChosen_DoesNotWaitForIt()
    {
        var slow = new TaskCompletionSource();
        await using var fixture = new DispatcherFixture();
        fixture.HoldBulk(slow.Task);
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "news", OutboxPriority.Broadcast), DispatcherFixture.Row(DispatcherFixture.Chat("2"), "reply"));

        await fixture.UntilAsync(static rows => rows[1].State == OutboxState.Sent);
        Assert.Equal(["reply/0"], fixture.Wires);
        slow.SetResult();
        await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.Equal(["reply/0", "news/0"], fixture.Wires);
    }

    [Theory]
    [InlineData(OutboxState.Sending)]
    [InlineData(OutboxState.Queued)]
    [InlineData(OutboxState.Parked)]
    public async Task Row_ChosenBeforeItsConversationBeganAnother_IsNotTaken(OutboxState begun)
    {
        await using var fixture = new DispatcherFixture();
        var chat = DispatcherFixture.Chat("1");
        var (part, other) = (DispatcherFixture.Row(chat, "part"), DispatcherFixture.Row(chat, "other", OutboxPriority.Broadcast));
        (part.State, part.Payload, part.NotBefore) = (begun, "part/1", fixture.Time.GetUtcNow().AddHours(1));
        (part.LeasedUntil, other.NotBefore) = (fixture.Time.GetUtcNow().AddHours(1), fixture.Time.GetUtcNow());
        await fixture.StartAsync(part, other);

        var prepared = await fixture.Services.GetRequiredService<OutboxPreparer>()
            .PrepareAsync([new SelectedMessage(other.Id, chat.Id, other.Fence + 1, DispatcherFixture.Channel, IsReply: false)], default);

        Assert.Empty(prepared);
        Assert.Equal(OutboxState.Queued, (await fixture.RowsAsync())[1].State);
        Assert.Empty(fixture.Seen);
    }
}
