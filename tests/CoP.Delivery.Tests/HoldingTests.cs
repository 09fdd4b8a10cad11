using CoP.Community.Announcements;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Xunit;

namespace CoP.Delivery.Tests;

public class HoldingTests
{
    [Theory]
    [InlineData(AnnouncementState.Paused, OutboxState.Parked)]
    [InlineData(AnnouncementState.Cancelled, OutboxState.Expired)]
    [InlineData(AnnouncementState.Recalled, OutboxState.Expired)]
    public async Task Row_OfAnAnnouncementThatWasStopped_DoesNotLeave(AnnouncementState stopped, OutboxState expected)
    {
        await using var desk = new Desk();
        await desk.StartAsync(new Announcement { Id = 7, State = stopped, Author = Author() }, Row("1"), Desk.Row(Desk.Chat("2"), "other"));

        var rows = await desk.UntilAsync(rows => rows.TrueForAll(row => row.State is not (OutboxState.Queued or OutboxState.Leased or OutboxState.Sending)));

        Assert.Equal([OutboxState.Sent, expected], rows.OrderByDescending(static row => row.DedupeKey).Select(static row => row.State));
        Assert.Equal("other/0", Assert.Single(desk.Wires));
    }

    [Fact]
    public async Task Row_OfAnAnnouncementThatRuns_Leaves()
    {
        await using var desk = new Desk();
        await desk.StartAsync(new Announcement { Id = 7, State = AnnouncementState.Running, Author = Author() }, Row("1"));

        await desk.UntilAsync(rows => rows.TrueForAll(row => row.State == OutboxState.Sent));
    }

    [Fact]
    public async Task Correction_OfAnAnnouncementThatIsPaused_StillGoes()
    {
        await using var desk = new Desk();
        var row = Row("1");
        (row.Kind, row.Target) = (OutboxKind.Edit, "5");
        await desk.StartAsync(new Announcement { Id = 7, State = AnnouncementState.Paused, Author = Author() }, row);

        await desk.UntilAsync(rows => rows.TrueForAll(row => row.State == OutboxState.Sent));
    }

    private static Member Author() => new() { Name = "Author" };

    private static OutboxMessage Row(string chat)
    {
        var row = Desk.Row(Desk.Chat(chat), "announcement", OutboxPriority.Broadcast);
        row.BroadcastId = 7;
        return row;
    }
}
