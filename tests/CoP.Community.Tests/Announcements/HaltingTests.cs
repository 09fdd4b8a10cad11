using CoP.Community.Announcements;

namespace CoP.Community.Tests.Announcements;

public sealed class HaltingTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(1, AnnouncementState.Running)]
    [InlineData(24, AnnouncementState.Running)]
    [InlineData(25, AnnouncementState.Overdue)]
    [InlineData(500, AnnouncementState.Overdue)]
    public async Task Scheduled_FoundLate_GoesOutWithinADay_AndAfterThatAsksItsAuthorFirst(int hoursLate, AnnouncementState expected)
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 3);
        var id = await fixture.AnnounceAsync(AnnouncementFixture.Draft(startsAt: fixture.Community.Now + Hour));

        fixture.Community.Time.Advance(Hour + TimeSpan.FromHours(hoursLate));
        await fixture.FanOutAsync();

        Assert.Equal(expected, (await fixture.ReadAsync(id)).State);
        Assert.Equal(expected == AnnouncementState.Running ? 3 : 0, (await fixture.RowsAsync(id)).Count);
        Assert.Equal(expected == AnnouncementState.Running ? [] : [(fixture.Author, Halt.Late)], await AskedAsync(fixture));
    }

    [Fact]
    public async Task Scheduled_WithALatestTimeOfItsOwn_GoesByThat()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        var id = await fixture.AnnounceAsync(AnnouncementFixture.Draft(startsAt: fixture.Community.Now + Hour) with { MayBeLate = Hour });

        fixture.Community.Time.Advance(3 * Hour);
        await fixture.FanOutAsync();

        Assert.Equal(AnnouncementState.Overdue, (await fixture.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Overdue_IsAskedForOnce_AndGoesWhenItsAuthorSaysSo()
    {
        await using var fixture = await OverdueAsync();
        var id = await fixture.Community.ReadAsync(db => db.Announcements.Select(one => one.Id).SingleAsync());
        fixture.Community.Time.Advance(Hour);
        await fixture.FanOutAsync();
        Assert.Single(await AskedAsync(fixture));

        var sent = (await fixture.SendAsync(id)).Value;
        await fixture.FanOutAsync();

        Assert.Equal((AnnouncementState.Running, null), (sent.State, sent.StartsAt));
        Assert.Equal(3, (await fixture.RowsAsync(id)).Count);
    }

    [Fact]
    public async Task Overdue_GetsANewTimeOrIsCalledOff()
    {
        await using var fixture = await OverdueAsync();
        var id = await fixture.Community.ReadAsync(db => db.Announcements.Select(one => one.Id).SingleAsync());

        var edited = await fixture.Community.As(fixture.Author, (EditAnnouncement edit, Member me) =>
            edit.HandleAsync(me, id, AnnouncementFixture.Draft(startsAt: fixture.Community.Now + Hour), default));
        Assert.Equal(AnnouncementState.Draft, edited.Value.State);
        Assert.Equal(AnnouncementState.Scheduled, (await fixture.SendAsync(id)).Value.State);

        fixture.Community.Time.Advance(TimeSpan.FromDays(3));
        await fixture.FanOutAsync();
        Assert.Equal(AnnouncementState.Cancelled, (await fixture.SteerAsync((steer, me) => steer.CancelAsync(me, id, default))).Value.State);
        Assert.Empty(await fixture.RowsAsync(id));
    }

    [Fact]
    public async Task Approval_ThatComesTooLate_LetsNothingGoUnasked()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 3, approvalAbove: 2);
        var id = await fixture.AnnounceAsync(AnnouncementFixture.Draft(startsAt: fixture.Community.Now + Hour));
        fixture.Community.Time.Advance(TimeSpan.FromDays(2));

        await fixture.Community.As(fixture.Second, (DecideAnnouncement decide, Member me) => decide.HandleAsync(me, id, approve: true, null, default));
        Assert.Equal(AnnouncementState.Overdue, (await fixture.ReadAsync(id)).State);
        Assert.Equal(AnnouncementState.Running, (await fixture.SendAsync(id)).Value.State); // It is approved; only its time was not.
    }

    [Fact]
    public async Task Scheduled_WhenItsAuthorHasBeenSuspended_AsksThoseWhoCoordinate()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 3);
        var id = await fixture.AnnounceAsync(AnnouncementFixture.Draft(startsAt: fixture.Community.Now + Hour));
        await fixture.Community.ChangeAsync(async db => (await db.Members.FirstAsync(member => member.Id == fixture.Author)).Status = MemberStatus.Suspended);

        fixture.Community.Time.Advance(Hour);
        await fixture.FanOutAsync();

        Assert.Equal((AnnouncementState.Overdue, null), ((await fixture.ReadAsync(id)).State, (await fixture.ReadAsync(id)).StartedAt));
        Assert.Equal([(fixture.Second, Halt.Author)], await AskedAsync(fixture));
        Assert.Equal(AnnouncementState.Running, (await fixture.SendAsync(id, fixture.Second)).Value.State);
    }

    [Fact]
    public async Task Running_ThatIsNotOverAfterADay_IsPausedAndAskedFor()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 3);
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();

        fixture.Community.Time.Advance(TimeSpan.FromDays(2)); // Nobody was there to send it.
        await fixture.FanOutAsync();
        Assert.Equal(AnnouncementState.Paused, (await fixture.ReadAsync(id)).State);
        Assert.Equal([(fixture.Author, Halt.Unfinished)], await AskedAsync(fixture));

        await fixture.SteerAsync((steer, me) => steer.ResumeAsync(me, id, default));
        await fixture.FanOutAsync();
        Assert.Equal(AnnouncementState.Running, (await fixture.ReadAsync(id)).State);
        await fixture.LandAsync(id, OutboxState.Sent);
        fixture.Community.Time.Advance(TimeSpan.FromDays(2)); // All has arrived; that nobody looked is no matter.
        await fixture.FanOutAsync();
        Assert.Equal(AnnouncementState.Finished, (await fixture.ReadAsync(id)).State);
    }

    [Theory]
    [InlineData(19, 20, false)] // A handful says nothing.
    [InlineData(20, 40, true)]
    [InlineData(20, 61, false)] // Less than a quarter.
    public async Task Running_OfWhichTooMuchIsRefused_IsPausedOnce(int refused, int sent, bool stops)
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 100, chunk: 100);
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();
        await TriedAsync(fixture, id, refused, sent);

        fixture.Community.Time.Advance(TimeSpan.FromSeconds(5));
        await fixture.FanOutAsync();

        Assert.Equal(stops ? AnnouncementState.Paused : AnnouncementState.Running, (await fixture.ReadAsync(id)).State);
        Assert.Equal(stops ? [(fixture.Author, Halt.Refused)] : [], await AskedAsync(fixture));
        await fixture.SteerAsync((steer, me) => steer.ResumeAsync(me, id, default));
        fixture.Community.Time.Advance(TimeSpan.FromSeconds(5));
        await fixture.FanOutAsync();
        Assert.Equal(AnnouncementState.Running, (await fixture.ReadAsync(id)).State); // Whoever lets it go on has decided.
    }

    [Fact]
    public async Task Members_WhomNothingWasSentTo_AreNoRefusals()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 100, chunk: 100);
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();
        await fixture.LandAsync(id, OutboxState.Unreachable, static row => row.MemberId % 2 == 0);

        fixture.Community.Time.Advance(TimeSpan.FromSeconds(5));
        await fixture.FanOutAsync();

        Assert.Equal(AnnouncementState.Running, (await fixture.ReadAsync(id)).State);
    }

    private static async Task<AnnouncementFixture> OverdueAsync()
    {
        var fixture = await AnnouncementFixture.BuildAsync(members: 3);
        await fixture.AnnounceAsync(AnnouncementFixture.Draft(startsAt: fixture.Community.Now + Hour));
        fixture.Community.Time.Advance(TimeSpan.FromDays(3));
        await fixture.FanOutAsync();
        return fixture;
    }

    private static Task<int> TriedAsync(AnnouncementFixture fixture, long id, int refused, int sent) => fixture.Community.ChangeAsync(async db =>
    {
        var rows = await db.Outbox.Where(row => row.BroadcastId == id).OrderBy(row => row.Id).Take(refused + sent).ToListAsync();
        foreach (var (at, row) in rows.Index())
        {
            (row.Attempts, row.State) = (1, at >= refused ? OutboxState.Sent : at % 2 == 0 ? OutboxState.Rejected : OutboxState.Unreachable);
        }

        return 0;
    });

    private static async Task<List<(long?, Halt)>> AskedAsync(AnnouncementFixture fixture)
    {
        var rows = await fixture.Community.ReadAsync(db => db.Outbox.Where(row => row.NoticeType == NoticeJson.NameOf<AnnouncementHalted>()).OrderBy(row => row.Id).ToListAsync());
        return rows.ConvertAll(static row => (row.MemberId, ((AnnouncementHalted)NoticeJson.Read(nameof(AnnouncementHalted), row.Body)).Why));
    }
}
