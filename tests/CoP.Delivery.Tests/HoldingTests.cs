using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Xunit;

namespace CoP.Delivery.Tests;

public class HoldingTests
{
    [Theory]
    [InlineData(BroadcastState.Paused, OutboxState.Parked)]
    [InlineData(BroadcastState.Cancelled, OutboxState.Expired)]
    [InlineData(BroadcastState.Recalled, OutboxState.Expired)]
    public async Task Row_OfABroadcastThatWasStopped_DoesNotLeave(BroadcastState stopped, OutboxState expected)
    {
        await using var desk = new Desk();
        await desk.StartAsync(Broadcast(stopped), Row("1"), Desk.Row(Desk.Chat("2"), "other"));

        var rows = await desk.UntilAsync(rows => rows.TrueForAll(row => row.State is not (OutboxState.Queued or OutboxState.Leased or OutboxState.Sending)));

        Assert.Equal([OutboxState.Sent, expected], rows.OrderByDescending(static row => row.DedupeKey).Select(static row => row.State));
        Assert.Equal("other/0", Assert.Single(desk.Wires));
    }

    [Fact]
    public async Task Row_OfABroadcastThatRuns_Leaves()
    {
        await using var desk = new Desk();
        await desk.StartAsync(Broadcast(BroadcastState.Running), Row("1"));

        await desk.UntilAsync(rows => rows.TrueForAll(row => row.State == OutboxState.Sent));
    }

    [Fact]
    public async Task Correction_OfABroadcastThatIsPaused_StillGoes()
    {
        await using var desk = new Desk();
        var row = Row("1");
        (row.Kind, row.Target) = (OutboxKind.Edit, "5");
        await desk.StartAsync(Broadcast(BroadcastState.Paused), row);

        await desk.UntilAsync(rows => rows.TrueForAll(row => row.State == OutboxState.Sent));
    }

    private static Broadcast Broadcast(BroadcastState state) => new()
    {
        Id = 7,
        Source = "test:7",
        Title = "A test",
        Owner = new Member { Name = "Owner" },
        NoticeType = "",
        Notice = "{}",
        State = state,
    };

    private static OutboxMessage Row(string chat)
    {
        var row = Desk.Row(Desk.Chat(chat), "announcement", OutboxPriority.Broadcast);
        row.BroadcastId = 7;
        return row;
    }
}
