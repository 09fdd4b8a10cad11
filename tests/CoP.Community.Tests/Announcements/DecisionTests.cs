using CoP.Community.Announcements;
using CoP.Community.Broadcasts;

namespace CoP.Community.Tests.Announcements;

public sealed class DecisionTests
{
    [Fact]
    public async Task Draft_OfALead_IsForTheirGroupsOnlyAndNeverUrgent()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 0);
        var (led, other) = (await fixture.Community.GroupAsync("shock"), await fixture.Community.GroupAsync("finance"));
        var lead = await fixture.Community.MemberAsync("Lead", group: led, lead: true);
        var member = await fixture.Community.MemberAsync("Member", group: led);
        var conversation = await fixture.Community.AddAsync(new Conversation { Channel = ChannelNames.Teams, ExternalId = "19:x", Kind = ConversationKind.Channel, BoundGroupId = led });

        Task<Refusal?> TryAsync(long who, AnnouncementDraft draft) => fixture.Community.As(
            who, async (DraftAnnouncement write, Member me) => (await write.HandleAsync(me, draft, default)).Refusal);

        Assert.IsType<AudienceTooWide>(await TryAsync(lead, AnnouncementFixture.Draft(new Audience())));
        Assert.IsType<AudienceTooWide>(await TryAsync(lead, AnnouncementFixture.Draft(new Audience { Groups = [led, other] })));
        Assert.IsType<AudienceTooWide>(await TryAsync(member, AnnouncementFixture.Draft(new Audience { Groups = [led] })));
        Assert.IsType<NotUrgentForLeads>(await TryAsync(lead, AnnouncementFixture.Draft(new Audience { Groups = [led] }, urgent: true)));
        Assert.Null(await TryAsync(lead, AnnouncementFixture.Draft(new Audience { Groups = [led] })));
        Assert.Null(await TryAsync(lead, AnnouncementFixture.Draft(place: conversation.Id)));
        Assert.IsType<PlaceNotReachable>(await TryAsync(lead, AnnouncementFixture.Draft(place: 999)));
        Assert.IsType<StartsInThePast>(await TryAsync(fixture.Author, AnnouncementFixture.Draft(startsAt: fixture.Community.Now)));
    }

    [Fact]
    public async Task Draft_IsSeenByItsAuthorOnly()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        var id = await fixture.WriteAsync();

        Assert.IsType<AnnouncementNotFound>(await FindAsync(fixture, id, fixture.Second));
        Assert.Null(await FindAsync(fixture, id, fixture.Author));
        await fixture.SendAsync(id);
        Assert.Null(await FindAsync(fixture, id, fixture.Second));
        Assert.IsType<AnnouncementNotFound>(await FindAsync(fixture, id, fixture.Members[0]));
    }

    [Fact]
    public async Task Send_ToMoreThanOneMayDecide_AsksAnotherCoordinatorAndGoesWhenTheyAgree()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 3, approvalAbove: 2);
        var id = await fixture.WriteAsync();

        Assert.Equal(AnnouncementState.AwaitingApproval, (await fixture.SendAsync(id)).Value.State);
        Assert.Equal([fixture.Second], await ToldAsync<AnnouncementApprovalWanted>(fixture));
        Assert.IsType<OwnApproval>((await DecideAsync(fixture, id, fixture.Author, true)).Refusal);
        Assert.IsType<AnnouncementNotFound>((await DecideAsync(fixture, id, fixture.Members[0], true)).Refusal);
        Assert.Equal(AnnouncementState.Running, (await DecideAsync(fixture, id, fixture.Second, true)).Value.State);
        Assert.Equal([fixture.Author], await ToldAsync<AnnouncementDecided>(fixture));
        Assert.IsType<AnnouncementNotInState>((await DecideAsync(fixture, id, fixture.Second, false)).Refusal);
    }

    [Fact]
    public async Task Decline_GivesItBackToItsAuthor()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 3, approvalAbove: 2);
        var id = await fixture.WriteAsync();
        await fixture.SendAsync(id);

        Assert.Equal(AnnouncementState.Draft, (await DecideAsync(fixture, id, fixture.Second, false)).Value.State);
        Assert.Equal(["announcement.ask", "announcement.decline"], await AuditAsync(fixture));
    }

    [Fact]
    public async Task Edit_AfterApproval_NeedsAnother()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 3, approvalAbove: 2);
        var id = await fixture.WriteAsync(AnnouncementFixture.Draft(startsAt: fixture.Community.Now.AddHours(1)));
        await fixture.SendAsync(id);
        Assert.Equal(AnnouncementState.Scheduled, (await DecideAsync(fixture, id, fixture.Second, true)).Value.State);

        var edited = await fixture.Community.As(fixture.Author, (EditAnnouncement edit, Member me) =>
            edit.HandleAsync(me, id, AnnouncementFixture.Draft(title: "Other"), default));
        Assert.Equal((AnnouncementState.Draft, null), (edited.Value.State, edited.Value.ApprovedById));
        Assert.Equal("Other", Assert.Single((await fixture.ReadAsync(id)).Texts).Title);
        Assert.Equal(AnnouncementState.AwaitingApproval, (await fixture.SendAsync(id)).Value.State);
    }

    [Fact]
    public async Task Send_WhenNobodyElseCoordinates_IsRefused()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 3, approvalAbove: 2);
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Second)
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Suspended)));
        var id = await fixture.WriteAsync();

        Assert.IsType<NobodyToApprove>((await fixture.SendAsync(id)).Refusal);
        Assert.Equal(AnnouncementState.Draft, (await fixture.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Send_ToNobody_IsRefused()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 0);
        Assert.IsType<NobodyInAudience>((await fixture.SendAsync(await fixture.WriteAsync())).Refusal);
    }

    [Fact]
    public async Task Send_AtATime_StartsThen()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 2);
        var id = await fixture.AnnounceAsync(AnnouncementFixture.Draft(startsAt: fixture.Community.Now.AddHours(1)));

        await fixture.FanOutAsync();
        Assert.Equal(AnnouncementState.Scheduled, (await fixture.ReadAsync(id)).State);
        fixture.Community.Time.Advance(TimeSpan.FromHours(1));
        await fixture.FanOutAsync();
        Assert.Equal(2, (await fixture.RowsAsync(id)).Count);
    }

    [Fact]
    public async Task Acknowledge_Twice_CountsOnce()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        var id = await fixture.AnnounceAsync();
        await AcknowledgeAsync(fixture, id);
        await AcknowledgeAsync(fixture, id);

        Assert.Equal(1, (await fixture.CountAsync(id)).Acknowledged);
    }

    [Fact]
    public async Task Acknowledge_OfWhatWasNeverSent_IsRefused()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        Assert.IsType<AnnouncementNotFound>((await AcknowledgeAsync(fixture, await fixture.WriteAsync())).Refusal);
    }

    private static Task<Result<Announcement>> AcknowledgeAsync(AnnouncementFixture fixture, long id) => fixture.Community.As(
        fixture.Members[0], (AcknowledgeAnnouncement press, Member me) => press.HandleAsync(me, id, default));

    private static Task<Result<Announcement>> DecideAsync(AnnouncementFixture fixture, long id, long who, bool approve) => fixture.Community.As(
        who, (DecideAnnouncement decide, Member me) => decide.HandleAsync(me, id, approve, "because", default));

    private static Task<Refusal?> FindAsync(AnnouncementFixture fixture, long id, long who) => fixture.Community.As(
        who, async (AnnouncementAccess access, Member me) => (await access.FindAsync(id, me, default)).Refusal);

    private static Task<List<long>> ToldAsync<TNotice>(AnnouncementFixture fixture)
        where TNotice : Notice => fixture.Community.ReadAsync(static db => db.Outbox
        .Where(static row => row.NoticeType == NoticeJson.NameOf<TNotice>()).Select(static row => row.MemberId!.Value).ToListAsync());

    private static Task<List<string>> AuditAsync(AnnouncementFixture fixture) =>
        fixture.Community.ReadAsync(static db => db.AuditLog.OrderBy(static entry => entry.Id).Select(static entry => entry.Action).ToListAsync());
}
