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
        await using var square = await Square.BuildAsync(members: 3);
        var id = await square.AnnounceAsync(Square.Draft(startsAt: square.Town.Now + Hour));

        square.Town.Time.Advance(Hour + TimeSpan.FromHours(hoursLate));
        await square.PumpAsync();

        Assert.Equal(expected, (await square.ReadAsync(id)).State);
        Assert.Equal(expected == AnnouncementState.Running ? 3 : 0, (await square.RowsAsync(id)).Count);
        Assert.Equal(expected == AnnouncementState.Running ? [] : [(square.Author, Halt.Late)], await AskedAsync(square));
    }

    [Fact]
    public async Task Scheduled_WithALatestTimeOfItsOwn_GoesByThat()
    {
        await using var square = await Square.BuildAsync(members: 1);
        var id = await square.AnnounceAsync(Square.Draft(startsAt: square.Town.Now + Hour) with { MayBeLate = Hour });

        square.Town.Time.Advance(3 * Hour);
        await square.PumpAsync();

        Assert.Equal(AnnouncementState.Overdue, (await square.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Overdue_IsAskedForOnce_AndGoesWhenItsAuthorSaysSo()
    {
        await using var square = await OverdueAsync();
        var id = await square.Town.ReadAsync(db => db.Announcements.Select(one => one.Id).SingleAsync());
        square.Town.Time.Advance(Hour);
        await square.PumpAsync();
        Assert.Single(await AskedAsync(square));

        var sent = (await square.SendAsync(id)).Value;
        await square.PumpAsync();

        Assert.Equal((AnnouncementState.Running, null), (sent.State, sent.StartsAt));
        Assert.Equal(3, (await square.RowsAsync(id)).Count);
    }

    [Fact]
    public async Task Overdue_GetsANewTimeOrIsCalledOff()
    {
        await using var square = await OverdueAsync();
        var id = await square.Town.ReadAsync(db => db.Announcements.Select(one => one.Id).SingleAsync());

        var edited = await square.Town.As(square.Author, (EditAnnouncement edit, Member me) =>
            edit.HandleAsync(me, id, Square.Draft(startsAt: square.Town.Now + Hour), default));
        Assert.Equal(AnnouncementState.Draft, edited.Value.State);
        Assert.Equal(AnnouncementState.Scheduled, (await square.SendAsync(id)).Value.State);

        square.Town.Time.Advance(TimeSpan.FromDays(3));
        await square.PumpAsync();
        Assert.Equal(AnnouncementState.Cancelled, (await square.SteerAsync((steer, me) => steer.CancelAsync(me, id, default))).Value.State);
        Assert.Empty(await square.RowsAsync(id));
    }

    [Fact]
    public async Task Approval_ThatComesTooLate_LetsNothingGoUnasked()
    {
        await using var square = await Square.BuildAsync(members: 3, approvalAbove: 2);
        var id = await square.AnnounceAsync(Square.Draft(startsAt: square.Town.Now + Hour));
        square.Town.Time.Advance(TimeSpan.FromDays(2));

        await square.Town.As(square.Second, (DecideAnnouncement decide, Member me) => decide.HandleAsync(me, id, approve: true, null, default));
        Assert.Equal(AnnouncementState.Overdue, (await square.ReadAsync(id)).State);
        Assert.Equal(AnnouncementState.Running, (await square.SendAsync(id)).Value.State); // It is approved; only its time was not.
    }

    [Fact]
    public async Task Scheduled_WhenItsAuthorHasBeenSuspended_AsksThoseWhoCoordinate()
    {
        await using var square = await Square.BuildAsync(members: 3);
        var id = await square.AnnounceAsync(Square.Draft(startsAt: square.Town.Now + Hour));
        await square.Town.ChangeAsync(async db => (await db.Members.FirstAsync(member => member.Id == square.Author)).Status = MemberStatus.Suspended);

        square.Town.Time.Advance(Hour);
        await square.PumpAsync();

        Assert.Equal((AnnouncementState.Overdue, null), ((await square.ReadAsync(id)).State, (await square.ReadAsync(id)).StartedAt));
        Assert.Equal([(square.Second, Halt.Author)], await AskedAsync(square));
        Assert.Equal(AnnouncementState.Running, (await square.SendAsync(id, square.Second)).Value.State);
    }

    [Fact]
    public async Task Running_ThatIsNotOverAfterADay_IsPausedAndAskedFor()
    {
        await using var square = await Square.BuildAsync(members: 3);
        var id = await square.AnnounceAsync();
        await square.PumpAsync();

        square.Town.Time.Advance(TimeSpan.FromDays(2)); // Nobody was there to send it.
        await square.PumpAsync();
        Assert.Equal(AnnouncementState.Paused, (await square.ReadAsync(id)).State);
        Assert.Equal([(square.Author, Halt.Unfinished)], await AskedAsync(square));

        await square.SteerAsync((steer, me) => steer.ResumeAsync(me, id, default));
        await square.PumpAsync();
        Assert.Equal(AnnouncementState.Running, (await square.ReadAsync(id)).State);
        await square.LandAsync(id, OutboxState.Sent);
        square.Town.Time.Advance(TimeSpan.FromDays(2)); // All has arrived; that nobody looked is no matter.
        await square.PumpAsync();
        Assert.Equal(AnnouncementState.Finished, (await square.ReadAsync(id)).State);
    }

    [Theory]
    [InlineData(19, 20, false)] // A handful says nothing.
    [InlineData(20, 40, true)]
    [InlineData(20, 61, false)] // Less than a quarter.
    public async Task Running_OfWhichTooMuchIsRefused_IsPausedOnce(int refused, int sent, bool stops)
    {
        await using var square = await Square.BuildAsync(members: 100, chunk: 100);
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        await TriedAsync(square, id, refused, sent);

        square.Town.Time.Advance(TimeSpan.FromSeconds(5));
        await square.PumpAsync();

        Assert.Equal(stops ? AnnouncementState.Paused : AnnouncementState.Running, (await square.ReadAsync(id)).State);
        Assert.Equal(stops ? [(square.Author, Halt.Refused)] : [], await AskedAsync(square));
        await square.SteerAsync((steer, me) => steer.ResumeAsync(me, id, default));
        square.Town.Time.Advance(TimeSpan.FromSeconds(5));
        await square.PumpAsync();
        Assert.Equal(AnnouncementState.Running, (await square.ReadAsync(id)).State); // Whoever lets it go on has decided.
    }

    [Fact]
    public async Task Members_WhomNothingWasSentTo_AreNoRefusals()
    {
        await using var square = await Square.BuildAsync(members: 100, chunk: 100);
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        await square.LandAsync(id, OutboxState.Unreachable, static row => row.MemberId % 2 == 0);

        square.Town.Time.Advance(TimeSpan.FromSeconds(5));
        await square.PumpAsync();

        Assert.Equal(AnnouncementState.Running, (await square.ReadAsync(id)).State);
    }

    private static async Task<Square> OverdueAsync()
    {
        var square = await Square.BuildAsync(members: 3);
        await square.AnnounceAsync(Square.Draft(startsAt: square.Town.Now + Hour));
        square.Town.Time.Advance(TimeSpan.FromDays(3));
        await square.PumpAsync();
        return square;
    }

    private static Task<int> TriedAsync(Square square, long id, int refused, int sent) => square.Town.ChangeAsync(async db =>
    {
        var rows = await db.Outbox.Where(row => row.BroadcastId == id).OrderBy(row => row.Id).Take(refused + sent).ToListAsync();
        foreach (var (at, row) in rows.Index())
        {
            (row.Attempts, row.State) = (1, at >= refused ? OutboxState.Sent : at % 2 == 0 ? OutboxState.Rejected : OutboxState.Unreachable);
        }

        return 0;
    });

    private static async Task<List<(long?, Halt)>> AskedAsync(Square square)
    {
        var rows = await square.Town.ReadAsync(db => db.Outbox.Where(row => row.NoticeType == NoticeJson.NameOf<AnnouncementHalted>()).OrderBy(row => row.Id).ToListAsync());
        return rows.ConvertAll(static row => (row.MemberId, ((AnnouncementHalted)NoticeJson.Read(nameof(AnnouncementHalted), row.Body)).Why));
    }
}
