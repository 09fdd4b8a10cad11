using CoP.Community.Announcements;
using CoP.Community.Broadcasts;

namespace CoP.Community.Tests.Announcements;

public sealed class SteeringTests
{
    [Fact]
    public async Task Pause_ParksWhatWaitsAndResumeLetsItGo()
    {
        await using var square = await Square.BuildAsync(members: 7);
        var id = await square.AnnounceAsync();
        await square.StepAsync();
        await square.SteerAsync((steer, me) => steer.PauseAsync(me, id, default));
        await square.PumpAsync();
        Assert.Equal([OutboxState.Parked], await StatesAsync(square, id)); // Nobody new was written either.
        Assert.Equal(7, (await square.CountAsync(id)).Waiting);

        await square.SteerAsync((steer, me) => steer.ResumeAsync(me, id, default));
        await square.PumpAsync();
        Assert.Equal([OutboxState.Queued], await StatesAsync(square, id));
        Assert.Equal(7, (await square.RowsAsync(id)).Count);
        Assert.Equal(new Progress(new BroadcastCounts(0, 7, 0, 0, 0), TimeSpan.FromSeconds(1)), await square.ProgressAsync(id));
    }

    [Fact]
    public async Task Progress_WhileTheAudienceIsStillWrittenOut_SaysTheTimeForThoseToComeToo()
    {
        await using var square = await Square.BuildAsync(members: 61);
        var id = await square.AnnounceAsync();
        Assert.Equal(TimeSpan.FromSeconds(3), (await square.ProgressAsync(id)).Left); // 61 at 30 a second.
        await square.StepAsync();
        Assert.Equal(TimeSpan.FromSeconds(3), (await square.ProgressAsync(id)).Left);
        await square.LandAsync(id, OutboxState.Sent);
        Assert.Equal(TimeSpan.FromSeconds(2), (await square.ProgressAsync(id)).Left);
    }

    [Fact]
    public async Task Cancel_EndsWhatWaitsAndWaitsForWhatIsOnTheWire()
    {
        await using var square = await Square.BuildAsync(members: 7);
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        await square.FlyAsync(id, 2);
        await square.SteerAsync((steer, me) => steer.CancelAsync(me, id, default));
        await square.PumpAsync();
        Assert.Null((await square.ReadAsync(id)).FinishedAt);
        Assert.Equal(new BroadcastCounts(0, 2, 0, 5, 0), await square.CountAsync(id));

        await square.LandAsync(id, OutboxState.Sent);
        await square.PumpAsync();
        Assert.Equal((AnnouncementState.Cancelled, square.Town.Now), ((await square.ReadAsync(id)).State, (await square.ReadAsync(id)).FinishedAt));
    }

    [Fact]
    public async Task Pump_WhenNothingWaits_SaysThatItIsFinished()
    {
        await using var square = await Square.BuildAsync(members: 4);
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        Assert.Equal(AnnouncementState.Running, (await square.ReadAsync(id)).State);

        await square.LandAsync(id, OutboxState.Sent);
        await square.PumpAsync();
        Assert.Equal(AnnouncementState.Finished, (await square.ReadAsync(id)).State);
        Assert.False(await square.StepAsync());
    }

    [Fact]
    public async Task Steering_OutOfState_IsRefusedWithWhatItIsNow()
    {
        await using var square = await Square.BuildAsync(members: 1);
        var id = await square.WriteAsync();

        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Draft), (await square.SteerAsync((steer, me) => steer.PauseAsync(me, id, default))).Refusal);
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Draft), (await square.SteerAsync((steer, me) => steer.ResumeAsync(me, id, default))).Refusal);
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Draft), (await square.RecallAsync(id)).Refusal);
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Draft), (await square.CorrectAsync(id)).Refusal);
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Draft), (await square.ResendAsync(id)).Refusal);
        await square.SteerAsync((steer, me) => steer.CancelAsync(me, id, default));
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Cancelled), (await square.SendAsync(id)).Refusal);
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Cancelled), (await square.RecallAsync(id)).Refusal); // Nothing was sent.
    }

    [Fact]
    public async Task Doubts_AreReleasedOrDroppedAsAWhole()
    {
        await using var square = await Square.BuildAsync(members: 4);
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        await square.LandAsync(id, OutboxState.Ambiguous);
        await square.PumpAsync();
        Assert.Equal((AnnouncementState.Finished, 4), ((await square.ReadAsync(id)).State, (await square.CountAsync(id)).Uncertain));

        Assert.Equal(4, (await ResolveAsync(square, id, resend: true)).Value);
        Assert.Equal((AnnouncementState.Running, 4), ((await square.ReadAsync(id)).State, (await square.CountAsync(id)).Waiting));
        await square.LandAsync(id, OutboxState.Ambiguous);
        Assert.Equal(4, (await ResolveAsync(square, id, resend: false)).Value);
        await square.PumpAsync();
        Assert.IsType<NobodyLeftToReach>((await square.ResendAsync(id)).Refusal); // They may have it.
    }

    [Fact]
    public async Task Doubts_ThatAreReleasedAndThenRefused_MayStillHaveArrived()
    {
        await using var square = await Square.BuildAsync(members: 4);
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        await square.LandAsync(id, OutboxState.Ambiguous);
        var taken = (await square.RowsAsync(id)).Select(static row => row.Fence).ToList();

        await ResolveAsync(square, id, resend: true);
        Assert.Equal(taken.Select(static fence => fence + 1), (await square.RowsAsync(id)).Select(static row => row.Fence)); // A late report is not theirs.
        await square.LandAsync(id, OutboxState.Rejected);
        await square.PumpAsync();

        Assert.Equal(AnnouncementState.Finished, (await square.ReadAsync(id)).State);
        Assert.IsType<NobodyLeftToReach>((await square.ResendAsync(id)).Refusal);
    }

    private static Task<Result<int>> ResolveAsync(Square square, long id, bool resend) => square.Town.As(
        square.Author, (ResolveDoubts doubts, Member me) => doubts.HandleAsync(me, id, resend, default));

    private static async Task<IEnumerable<OutboxState>> StatesAsync(Square square, long id) =>
        (await square.RowsAsync(id)).Select(static row => row.State).Distinct();
}
