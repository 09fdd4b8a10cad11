using CoP.Community.Announcements;
using CoP.Community.Broadcasts;

namespace CoP.Community.Tests.Announcements;

public sealed class SteeringTests
{
    [Fact]
    public async Task Pause_ParksWhatWaitsAndResumeLetsItGo()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 7);
        var id = await fixture.AnnounceAsync();
        await fixture.StepAsync();
        await fixture.SteerAsync((steer, me) => steer.PauseAsync(me, id, default));
        await fixture.FanOutAsync();
        Assert.Equal([OutboxState.Parked], await StatesAsync(fixture, id)); // Nobody new was written either.
        Assert.Equal(7, (await fixture.CountAsync(id)).Waiting);

        await fixture.SteerAsync((steer, me) => steer.ResumeAsync(me, id, default));
        await fixture.FanOutAsync();
        Assert.Equal([OutboxState.Queued], await StatesAsync(fixture, id));
        Assert.Equal(7, (await fixture.RowsAsync(id)).Count);
        Assert.Equal(new Progress(new BroadcastCounts(0, 7, 0, 0, 0), TimeSpan.FromSeconds(1)), await fixture.ProgressAsync(id));
    }

    [Fact]
    public async Task Progress_WhileTheAudienceIsStillWrittenOut_SaysTheTimeForThoseToComeToo()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 61);
        var id = await fixture.AnnounceAsync();
        Assert.Equal(TimeSpan.FromSeconds(3), (await fixture.ProgressAsync(id)).Left); // 61 at 30 a second.
        await fixture.StepAsync();
        Assert.Equal(TimeSpan.FromSeconds(3), (await fixture.ProgressAsync(id)).Left);
        await fixture.LandAsync(id, OutboxState.Sent);
        Assert.Equal(TimeSpan.FromSeconds(2), (await fixture.ProgressAsync(id)).Left);
    }

    [Fact]
    public async Task Cancel_EndsWhatWaitsAndWaitsForWhatIsOnTheWire()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 7);
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();
        await fixture.FlyAsync(id, 2);
        await fixture.SteerAsync((steer, me) => steer.CancelAsync(me, id, default));
        await fixture.FanOutAsync();
        Assert.Null((await fixture.ReadAsync(id)).FinishedAt);
        Assert.Equal(new BroadcastCounts(0, 2, 0, 5, 0), await fixture.CountAsync(id));

        await fixture.LandAsync(id, OutboxState.Sent);
        await fixture.FanOutAsync();
        Assert.Equal((AnnouncementState.Cancelled, fixture.Community.Now), ((await fixture.ReadAsync(id)).State, (await fixture.ReadAsync(id)).FinishedAt));
    }

    [Fact]
    public async Task FanOut_WhenNothingWaits_SaysThatItIsFinished()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 4);
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();
        Assert.Equal(AnnouncementState.Running, (await fixture.ReadAsync(id)).State);

        await fixture.LandAsync(id, OutboxState.Sent);
        await fixture.FanOutAsync();
        Assert.Equal(AnnouncementState.Finished, (await fixture.ReadAsync(id)).State);
        Assert.False(await fixture.StepAsync());
    }

    [Fact]
    public async Task Steering_OutOfState_IsRefusedWithWhatItIsNow()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        var id = await fixture.WriteAsync();

        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Draft), (await fixture.SteerAsync((steer, me) => steer.PauseAsync(me, id, default))).Refusal);
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Draft), (await fixture.SteerAsync((steer, me) => steer.ResumeAsync(me, id, default))).Refusal);
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Draft), (await fixture.RecallAsync(id)).Refusal);
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Draft), (await fixture.CorrectAsync(id)).Refusal);
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Draft), (await fixture.ResendAsync(id)).Refusal);
        await fixture.SteerAsync((steer, me) => steer.CancelAsync(me, id, default));
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Cancelled), (await fixture.SendAsync(id)).Refusal);
        Assert.Equal(new AnnouncementNotInState(AnnouncementState.Cancelled), (await fixture.RecallAsync(id)).Refusal); // Nothing was sent.
    }

    [Fact]
    public async Task Doubts_AreReleasedOrDroppedAsAWhole()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 4);
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();
        await fixture.LandAsync(id, OutboxState.Ambiguous);
        await fixture.FanOutAsync();
        Assert.Equal((AnnouncementState.Finished, 4), ((await fixture.ReadAsync(id)).State, (await fixture.CountAsync(id)).Uncertain));

        Assert.Equal(4, (await ResolveAsync(fixture, id, resend: true)).Value);
        Assert.Equal((AnnouncementState.Running, 4), ((await fixture.ReadAsync(id)).State, (await fixture.CountAsync(id)).Waiting));
        await fixture.LandAsync(id, OutboxState.Ambiguous);
        Assert.Equal(4, (await ResolveAsync(fixture, id, resend: false)).Value);
        await fixture.FanOutAsync();
        Assert.IsType<NobodyLeftToReach>((await fixture.ResendAsync(id)).Refusal); // They may have it.
    }

    [Fact]
    public async Task Doubts_ThatAreReleasedAndThenRefused_MayStillHaveArrived()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 4);
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();
        await fixture.LandAsync(id, OutboxState.Ambiguous);
        var taken = (await fixture.RowsAsync(id)).Select(static row => row.Fence).ToList();

        await ResolveAsync(fixture, id, resend: true);
        Assert.Equal(taken.Select(static fence => fence + 1), (await fixture.RowsAsync(id)).Select(static row => row.Fence)); // A late report is not theirs.
        await fixture.LandAsync(id, OutboxState.Rejected);
        await fixture.FanOutAsync();

        Assert.Equal(AnnouncementState.Finished, (await fixture.ReadAsync(id)).State);
        Assert.IsType<NobodyLeftToReach>((await fixture.ResendAsync(id)).Refusal);
    }

    private static Task<Result<int>> ResolveAsync(AnnouncementFixture fixture, long id, bool resend) => fixture.Community.As(
        fixture.Author, (ResolveDoubts doubts, Member me) => doubts.HandleAsync(me, id, resend, default));

    private static async Task<IEnumerable<OutboxState>> StatesAsync(AnnouncementFixture fixture, long id) =>
        (await fixture.RowsAsync(id)).Select(static row => row.State).Distinct();
}
