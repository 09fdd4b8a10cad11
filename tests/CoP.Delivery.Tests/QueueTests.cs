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
        await using var desk = new Desk();
        desk.HoldBulk(slow.Task);
        await desk.StartAsync(Desk.Row(Desk.Chat("1"), "news", OutboxPriority.Broadcast), Desk.Row(Desk.Chat("2"), "reply"));

        await desk.UntilAsync(static rows => rows[1].State == OutboxState.Sent);
        Assert.Equal(["reply/0"], desk.Wires);
        slow.SetResult();
        await desk.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.Equal(["reply/0", "news/0"], desk.Wires);
    }

    [Theory]
    [InlineData(OutboxState.Sending)]
    [InlineData(OutboxState.Queued)]
    [InlineData(OutboxState.Parked)]
    public async Task Row_ChosenBeforeItsConversationBeganAnother_IsNotTaken(OutboxState begun)
    {
        await using var desk = new Desk();
        var chat = Desk.Chat("1");
        var (part, other) = (Desk.Row(chat, "part"), Desk.Row(chat, "other", OutboxPriority.Broadcast));
        (part.State, part.Wire, part.NotBefore) = (begun, "part/1", desk.Time.GetUtcNow().AddHours(1));
        (part.LeasedUntil, other.NotBefore) = (desk.Time.GetUtcNow().AddHours(1), desk.Time.GetUtcNow());
        await desk.StartAsync(part, other);

        var flights = await desk.Services.GetRequiredService<OutboxPreparer>()
            .PrepareAsync([new SelectedMessage(other.Id, chat.Id, other.Fence + 1, Desk.Channel, IsReply: false)], default);

        Assert.Empty(flights);
        Assert.Equal(OutboxState.Queued, (await desk.RowsAsync())[1].State);
        Assert.Empty(desk.Seen);
    }
}
