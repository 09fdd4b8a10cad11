using CoP.Community.Announcements;
using CoP.Community.Broadcasts;

namespace CoP.Community.Tests.Announcements;

public sealed class DecisionTests
{
    [Fact]
    public async Task Draft_OfALead_IsForTheirGroupsOnlyAndNeverUrgent()
    {
        await using var square = await Square.BuildAsync(members: 0);
        var (led, other) = (await square.Town.GroupAsync("shock"), await square.Town.GroupAsync("finance"));
        var lead = await square.Town.MemberAsync("Lead", group: led, lead: true);
        var member = await square.Town.MemberAsync("Member", group: led);
        var conversation = await square.Town.AddAsync(new Conversation { Channel = Channels.Teams, ExternalId = "19:x", Kind = ConversationKind.Channel, BoundGroupId = led });

        Task<Refusal?> TryAsync(long who, AnnouncementDraft draft) => square.Town.As(
            who, async (DraftAnnouncement write, Member me) => (await write.HandleAsync(me, draft, default)).Refusal);

        Assert.IsType<AudienceTooWide>(await TryAsync(lead, Square.Draft(new Audience())));
        Assert.IsType<AudienceTooWide>(await TryAsync(lead, Square.Draft(new Audience { Groups = [led, other] })));
        Assert.IsType<AudienceTooWide>(await TryAsync(member, Square.Draft(new Audience { Groups = [led] })));
        Assert.IsType<NotUrgentForLeads>(await TryAsync(lead, Square.Draft(new Audience { Groups = [led] }, urgent: true)));
        Assert.Null(await TryAsync(lead, Square.Draft(new Audience { Groups = [led] })));
        Assert.Null(await TryAsync(lead, Square.Draft(place: conversation.Id)));
        Assert.IsType<PlaceNotReachable>(await TryAsync(lead, Square.Draft(place: 999)));
        Assert.IsType<StartsInThePast>(await TryAsync(square.Author, Square.Draft(startsAt: square.Town.Now)));
    }

    [Fact]
    public async Task Draft_IsSeenByItsAuthorOnly()
    {
        await using var square = await Square.BuildAsync(members: 1);
        var id = await square.WriteAsync();

        Assert.IsType<AnnouncementNotFound>(await FindAsync(square, id, square.Second));
        Assert.Null(await FindAsync(square, id, square.Author));
        await square.SendAsync(id);
        Assert.Null(await FindAsync(square, id, square.Second));
        Assert.IsType<AnnouncementNotFound>(await FindAsync(square, id, square.Members[0]));
    }

    [Fact]
    public async Task Send_ToMoreThanOneMayDecide_AsksAnotherCoordinatorAndGoesWhenTheyAgree()
    {
        await using var square = await Square.BuildAsync(members: 3, approvalAbove: 2);
        var id = await square.WriteAsync();

        Assert.Equal(AnnouncementState.AwaitingApproval, (await square.SendAsync(id)).Value.State);
        Assert.Equal([square.Second], await ToldAsync<AnnouncementApprovalWanted>(square));
        Assert.IsType<OwnApproval>((await DecideAsync(square, id, square.Author, true)).Refusal);
        Assert.IsType<AnnouncementNotFound>((await DecideAsync(square, id, square.Members[0], true)).Refusal);
        Assert.Equal(AnnouncementState.Running, (await DecideAsync(square, id, square.Second, true)).Value.State);
        Assert.Equal([square.Author], await ToldAsync<AnnouncementDecided>(square));
        Assert.IsType<AnnouncementNotInState>((await DecideAsync(square, id, square.Second, false)).Refusal);
    }

    [Fact]
    public async Task Decline_GivesItBackToItsAuthor()
    {
        await using var square = await Square.BuildAsync(members: 3, approvalAbove: 2);
        var id = await square.WriteAsync();
        await square.SendAsync(id);

        Assert.Equal(AnnouncementState.Draft, (await DecideAsync(square, id, square.Second, false)).Value.State);
        Assert.Equal(["announcement.ask", "announcement.decline"], await AuditAsync(square));
    }

    [Fact]
    public async Task Edit_AfterApproval_NeedsAnother()
    {
        await using var square = await Square.BuildAsync(members: 3, approvalAbove: 2);
        var id = await square.WriteAsync(Square.Draft(startsAt: square.Town.Now.AddHours(1)));
        await square.SendAsync(id);
        Assert.Equal(AnnouncementState.Scheduled, (await DecideAsync(square, id, square.Second, true)).Value.State);

        var edited = await square.Town.As(square.Author, (EditAnnouncement edit, Member me) =>
            edit.HandleAsync(me, id, Square.Draft(title: "Other"), default));
        Assert.Equal((AnnouncementState.Draft, null), (edited.Value.State, edited.Value.ApprovedById));
        Assert.Equal("Other", Assert.Single((await square.ReadAsync(id)).Texts).Title);
        Assert.Equal(AnnouncementState.AwaitingApproval, (await square.SendAsync(id)).Value.State);
    }

    [Fact]
    public async Task Send_WhenNobodyElseCoordinates_IsRefused()
    {
        await using var square = await Square.BuildAsync(members: 3, approvalAbove: 2);
        await square.Town.ChangeAsync(db => db.Members.Where(member => member.Id == square.Second)
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Suspended)));
        var id = await square.WriteAsync();

        Assert.IsType<NobodyToApprove>((await square.SendAsync(id)).Refusal);
        Assert.Equal(AnnouncementState.Draft, (await square.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Send_ToNobody_IsRefused()
    {
        await using var square = await Square.BuildAsync(members: 0);
        Assert.IsType<NobodyInAudience>((await square.SendAsync(await square.WriteAsync())).Refusal);
    }

    [Fact]
    public async Task Send_AtATime_StartsThen()
    {
        await using var square = await Square.BuildAsync(members: 2);
        var id = await square.AnnounceAsync(Square.Draft(startsAt: square.Town.Now.AddHours(1)));

        await square.PumpAsync();
        Assert.Equal(AnnouncementState.Scheduled, (await square.ReadAsync(id)).State);
        square.Town.Time.Advance(TimeSpan.FromHours(1));
        await square.PumpAsync();
        Assert.Equal(2, (await square.RowsAsync(id)).Count);
    }

    [Fact]
    public async Task Acknowledge_Twice_CountsOnce()
    {
        await using var square = await Square.BuildAsync(members: 1);
        var id = await square.AnnounceAsync();
        await AcknowledgeAsync(square, id);
        await AcknowledgeAsync(square, id);

        Assert.Equal(1, (await square.CountAsync(id)).Acknowledged);
    }

    [Fact]
    public async Task Acknowledge_OfWhatWasNeverSent_IsRefused()
    {
        await using var square = await Square.BuildAsync(members: 1);
        Assert.IsType<AnnouncementNotFound>((await AcknowledgeAsync(square, await square.WriteAsync())).Refusal);
    }

    private static Task<Result<Announcement>> AcknowledgeAsync(Square square, long id) => square.Town.As(
        square.Members[0], (AcknowledgeAnnouncement press, Member me) => press.HandleAsync(me, id, default));

    private static Task<Result<Announcement>> DecideAsync(Square square, long id, long who, bool approve) => square.Town.As(
        who, (DecideAnnouncement decide, Member me) => decide.HandleAsync(me, id, approve, "because", default));

    private static Task<Refusal?> FindAsync(Square square, long id, long who) => square.Town.As(
        who, async (AnnouncementAccess access, Member me) => (await access.FindAsync(id, me, default)).Refusal);

    private static Task<List<long>> ToldAsync<TNotice>(Square square)
        where TNotice : Notice => square.Town.ReadAsync(static db => db.Outbox
        .Where(static row => row.NoticeType == NoticeJson.NameOf<TNotice>()).Select(static row => row.MemberId!.Value).ToListAsync());

    private static Task<List<string>> AuditAsync(Square square) =>
        square.Town.ReadAsync(static db => db.AuditLog.OrderBy(static entry => entry.Id).Select(static entry => entry.Action).ToListAsync());
}
