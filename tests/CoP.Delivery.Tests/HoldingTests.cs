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
        await using var fixture = new DispatcherFixture();
        await fixture.StartAsync(Broadcast(stopped), Row("1"), DispatcherFixture.Row(DispatcherFixture.Chat("2"), "other"));

        var rows = await fixture.UntilAsync(rows => rows.TrueForAll(row => row.State is not (OutboxState.Queued or OutboxState.Leased or OutboxState.Sending)));

        Assert.Equal([OutboxState.Sent, expected], rows.OrderByDescending(static row => row.DedupeKey).Select(static row => row.State));
        Assert.Equal("other/0", Assert.Single(fixture.Wires));
    }

    [Fact]
    public async Task Row_OfABroadcastThatRuns_Leaves()
    {
        await using var fixture = new DispatcherFixture();
        await fixture.StartAsync(Broadcast(BroadcastState.Running), Row("1"));

        await fixture.UntilAsync(rows => rows.TrueForAll(row => row.State == OutboxState.Sent));
    }

    [Fact]
    public async Task Correction_OfABroadcastThatIsPaused_StillGoes()
    {
        await using var fixture = new DispatcherFixture();
        var row = Row("1");
        (row.Kind, row.Target) = (OutboxKind.Edit, "5");
        await fixture.StartAsync(Broadcast(BroadcastState.Paused), row);

        await fixture.UntilAsync(rows => rows.TrueForAll(row => row.State == OutboxState.Sent));
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
        var row = DispatcherFixture.Row(DispatcherFixture.Chat(chat), "announcement", OutboxPriority.Broadcast);
        row.BroadcastId = 7;
        return row;
    }
}
