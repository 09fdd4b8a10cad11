using CoP.Community.DueWork;
using CoP.Community.Events;
using CoP.Community.Events.Hosting;
using CoP.Community.Events.Organising;
using CoP.Community.Membership;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Events;

public sealed class HostingTests
{
    [Fact]
    public async Task Repeat_AssignsHostsInRotation_FromTheFirstOn()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        await fixture.SeriesAsync(meetings: 5);

        Assert.Equal([0, 1, 2, 0, 1], await fixture.HostsAsync());
    }

    [Fact]
    public async Task Rotation_IsByTheAlphabet_UntilWhoeverLeadsSetsIt()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var another = (await fixture.Community.AddAsync(Organisation.Named("Zebra Trust", OrganisationKind.Ngo))).Id;
        await fixture.MemberAsync("Of Zebra Trust", another, isInGroup: false);
        var (first, second, third) = (fixture.Organisations[0], fixture.Organisations[1], fixture.Organisations[2]);

        Assert.Equal([first, second, third], await OrderAsync(fixture));
        await SetAsync(fixture, static (set, me, group, one) => set.MoveUpAsync(me, group, one, default), third);
        await SetAsync(fixture, static (set, me, group, one) => set.AddAsync(me, group, one, default), another);
        await SetAsync(fixture, static (set, me, group, one) => set.MoveUpAsync(me, group, one, default), first);
        await SetAsync(fixture, static (set, me, group, one) => set.RemoveAsync(me, group, one, default), second);
        await SetAsync(fixture, static (set, me, group, one) => set.RemoveAsync(me, group, one, default), second);

        Assert.Equal([first, third, another], await OrderAsync(fixture));
        Assert.Equal([1, 2, 3], await fixture.Community.ReadAsync(static db => db.RotationHosts.OrderBy(static one => one.Position).Select(static one => one.Position).ToListAsync()));
    }

    [Fact]
    public async Task Rotation_SetByAnotherMember_IsRefused()
    {
        await using var fixture = await HostingFixture.BuildAsync();

        var set = await fixture.Community.As(fixture.Members[0], (SetRotation useCase, Member me) => useCase.RemoveAsync(me, fixture.Group, fixture.Organisations[1], default));

        Assert.IsType<GroupNotFound>(set.Refusal);
        Assert.Empty(await fixture.Community.ReadAsync(static db => db.RotationHosts.ToListAsync()));
    }

    [Fact]
    public async Task Host_IsAskedAhead_Once_ByThoseOfItsMembersWhoAreInTheGroup()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var outside = await fixture.MemberAsync("Elsewhere", fixture.Organisations[0], isInGroup: false);
        var meetings = await fixture.SeriesAsync();

        await fixture.GoToAsync(meetings[0], 22);
        Assert.Empty(await fixture.Community.ToldAsync<HostAsked>());
        await fixture.GoToAsync(meetings[0], 21);
        await fixture.GoToAsync(meetings[0], 20);

        Assert.Equal([fixture.Members[0]], await fixture.Community.ToldAsync<HostAsked>());
        Assert.Empty(await fixture.Community.ReadAsync(db => fixture.Community.Services.GetServices<IDueWork>().Single(static work => work.Name == "event-hosts").Due(db, fixture.Community.Now).ToListAsync()));
        Assert.Empty(await fixture.Events.ToldAsync(outside));
    }

    [Fact]
    public async Task Host_WithoutMembersInTheGroup_IsAskedByAllOfItsMembers()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync();
        var another = (await fixture.Community.AddAsync(Organisation.Named("Zebra Trust", OrganisationKind.Ngo))).Id;
        var outside = await fixture.MemberAsync("Of Zebra Trust", another, isInGroup: false);
        Assert.Null((await fixture.Events.ChangeAsync(meetings[0].Id, EventDraft.Of(meetings[0]) with { HostId = another })).Refusal);

        await fixture.GoToAsync(meetings[0], 21);

        Assert.Equal([outside], await fixture.Community.ToldAsync<HostAsked>());
    }

    [Fact]
    public async Task SingleMeeting_AtItsOrganisersOwnOrganisation_IsNotAskedFor_AndOneAtAnothersIs()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        await fixture.Community.ChangeAsync(db => db.Members.Where(one => one.Id == fixture.Events.Organiser).ExecuteUpdateAsync(set => set.SetProperty(static one => one.OrganisationId, fixture.Organisations[0])));
        await fixture.Events.PublishAsync(fixture.Events.Draft() with { GroupId = fixture.Group, HostId = fixture.Organisations[0] });
        var elsewhere = await fixture.Events.PublishAsync(fixture.Events.Draft() with { GroupId = fixture.Group, HostId = fixture.Organisations[1] });

        await fixture.Community.Services.DoAsync("event-hosts");

        Assert.Equal(elsewhere, (await fixture.Community.ReadAsync(static db => db.HostRequests.SingleAsync())).EventId);
    }

    [Fact]
    public async Task FirstAnswer_CountsForTheOrganisation()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var colleague = await fixture.MemberAsync("Colleague", fixture.Organisations[0], isInGroup: true);
        var meetings = await fixture.SeriesAsync();
        await fixture.GoToAsync(meetings[0], 21);
        var request = (await fixture.LatestAsync()).Id;

        Assert.Equal(HostRequestState.Confirmed, (await fixture.ConfirmAsync(0, request)).Value.State);
        Assert.Equal(HostRequestState.Confirmed, (await fixture.AnswerAsync(colleague, request, static (answer, me, id, cancel) => answer.DeclineAsync(me, id, cancel))).Value.State);
        Assert.IsType<HostRequestNotFound>((await fixture.DeclineAsync(1, request)).Refusal);
        Assert.IsType<HostRequestNotFound>((await fixture.AnswerAsync(fixture.Lead, request, static (answer, me, id, cancel) => answer.LeaveAsync(me, id, cancel))).Refusal);

        var stands = await fixture.LatestAsync();
        Assert.Equal((HostRequestState.Confirmed, fixture.Members[0], 0), (stands.State, stands.AnsweredById!.Value, (await fixture.HostsAsync())[0]));
    }

    [Fact]
    public async Task Decline_PassesToTheNextWhoHasNotDeclined_AndAsksIt_UntilNobodyIsLeft()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync();
        var sequence = meetings[0].Sequence;
        await fixture.GoToAsync(meetings[0], 21);

        await fixture.DeclineAsync(0, (await fixture.LatestAsync()).Id);
        Assert.Equal(1, (await fixture.HostsAsync())[0]);
        Assert.Equal([fixture.Members[0], fixture.Members[1]], await fixture.Community.ToldAsync<HostAsked>());
        Assert.Equal([fixture.Events.Organiser], await fixture.Community.ToldAsync<HostPassedOn>());
        Assert.Equal(sequence + 1, (await fixture.MeetingsAsync())[0].Sequence);

        await fixture.DeclineAsync(1, (await fixture.LatestAsync()).Id);
        await fixture.DeclineAsync(2, (await fixture.LatestAsync()).Id);
        await fixture.GoToAsync(meetings[0], 20);

        Assert.Equal([-1, 1, 2, 0], await fixture.HostsAsync());
        Assert.Equal([fixture.Events.Organiser, fixture.Lead], (await fixture.Community.ToldAsync<HostIsMissing>()).Order());
        Assert.Equal(3, (await fixture.Community.ToldAsync<HostAsked>()).Count);
    }

    [Fact]
    public async Task Decline_PassesBy_WhoHostsElsewhereThen_OrHasNoMembersLeft()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync();
        var elsewhere = EventDraft.Of(meetings[0]) with { HostId = fixture.Organisations[1], GroupId = null, Kind = EventKind.BrownBag };
        await fixture.Events.PublishAsync(elsewhere);
        await SetAsync(fixture, static (set, me, group, one) => set.AddAsync(me, group, one, default), fixture.Organisations[0]);
        await fixture.Community.ChangeAsync(db => db.Members.Where(one => one.Id == fixture.Members[2]).ExecuteUpdateAsync(set => set.SetProperty(static one => one.Status, MemberStatus.Removed)));
        await fixture.GoToAsync(meetings[0], 21);

        await fixture.DeclineAsync(0, (await fixture.LatestAsync()).Id);

        Assert.Null((await fixture.Events.ReadAsync(meetings[0].Id)).HostId);
        Assert.Equal([fixture.Events.Organiser, fixture.Lead], (await fixture.Community.ToldAsync<HostIsMissing>()).Order());
    }

    [Fact]
    public async Task Swap_ExchangesWithTheNextHost_AndAsksIt_WhoDoesNotGiveItBack()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync();
        await fixture.GoToAsync(meetings[0], 21);
        var request = (await fixture.LatestAsync()).Id;

        await fixture.SwapAsync(0, request);
        Assert.Equal([1, 0, 2, 0], await fixture.HostsAsync());
        Assert.Equal([fixture.Members[0], fixture.Members[1]], await fixture.Community.ToldAsync<HostAsked>());
        Assert.Equal(HostRequestState.Swapped, (await fixture.SwapAsync(0, request)).Value.State);

        await fixture.SwapAsync(1, (await fixture.LatestAsync()).Id);
        Assert.Equal([2, 0, 1, 0], await fixture.HostsAsync());
        Assert.IsType<NobodyToSwapWith>((await fixture.SwapAsync(2, (await fixture.LatestAsync()).Id)).Refusal);
        Assert.Equal((HostRequestState.Asked, null), await fixture.LatestAsync() is var latest ? (latest.State, latest.AnsweredById) : default);
    }

    [Fact]
    public async Task Silence_IsRemindedOnce_AndThenTheOrganiserHearsOnce()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync(meetings: 2);
        for (var day = 21; day > 0; day--)
        {
            await fixture.GoToAsync(meetings[0], day);
            Assert.Equal(day > 14 ? 0 : 1, (await fixture.Community.ToldAsync<HostReminded>()).Count);
            Assert.Equal(day > 7 ? 0 : 1, (await fixture.Community.ToldAsync<HostIsSilent>()).Count);
        }

        Assert.Equal([fixture.Events.Organiser], await fixture.Community.ToldAsync<HostIsSilent>());
        Assert.Equal([fixture.Members[0]], await fixture.Community.ToldAsync<HostReminded>());
    }

    [Fact]
    public async Task Silence_OnADayOfRest_IsRemindedOnTheNextWorkingDay()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync(meetings: 2);
        DateTimeOffset jamhuri = new(2026, 12, 12, 7, 0, 0, TimeSpan.Zero); // A Saturday.
        await fixture.GoToAsync(meetings[0], (meetings[0].StartsAt - jamhuri.AddDays(-7)).TotalDays);
        await fixture.Community.ChangeAsync(db => db.HostRequests.ExecuteUpdateAsync(set => set.SetProperty(static one => one.RemindAt, jamhuri)));
        await fixture.GoToAsync(meetings[0], (meetings[0].StartsAt - jamhuri).TotalDays);
        Assert.NotEmpty(await HeldAsync<HostReminded>(fixture));
        await fixture.Community.ChangeAsync(db => db.HostRequests.ExecuteUpdateAsync(set => set.SetProperty(static one => one.RemindAt, jamhuri)));
        await fixture.GoToAsync(meetings[0], (meetings[0].StartsAt - jamhuri).TotalDays);
        Assert.NotEmpty(await HeldAsync<HostIsSilent>(fixture));
        Assert.All([.. await HeldAsync<HostReminded>(fixture), .. await HeldAsync<HostIsSilent>(fixture)], static until => Assert.Equal((new DateOnly(2026, 12, 14), new TimeOnly(9, 0)), WallClock.Show(until, TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi"))));
    }

    [Fact]
    public async Task WhoeverHasAnswered_IsNotReminded_AndAfterTheMeetingNobodyAnswers()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync();
        await fixture.GoToAsync(meetings[0], 21);
        var request = (await fixture.LatestAsync()).Id;
        await fixture.ConfirmAsync(0, request);

        await fixture.GoToAsync(meetings[0], 1);
        await fixture.GoToAsync(meetings[0], -1);

        Assert.Empty(await fixture.Community.ToldAsync<HostReminded>());
        Assert.IsType<HostingIsPast>((await fixture.AnswerAsync(fixture.Members[0], request, static (answer, me, id, cancel) => answer.LeaveAsync(me, id, cancel))).Refusal);
    }

    [Fact]
    public async Task Leave_AfterAYes_PassesItOn_AndAnOldButtonDoesNot()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync();
        await fixture.GoToAsync(meetings[0], 21);
        var request = (await fixture.LatestAsync()).Id;
        await fixture.ConfirmAsync(0, request);

        await fixture.DeclineAsync(0, request);
        Assert.Equal(0, (await fixture.HostsAsync())[0]);
        await fixture.AnswerAsync(fixture.Members[0], request, static (answer, me, id, cancel) => answer.LeaveAsync(me, id, cancel));
        await fixture.AnswerAsync(fixture.Members[0], request, static (answer, me, id, cancel) => answer.LeaveAsync(me, id, cancel));

        Assert.Equal([1, 1, 2, 0], await fixture.HostsAsync());
    }

    [Fact]
    public async Task Change_OfTheHost_IsNotToldToThoseWhoCome_AndReleasesTheOneBefore()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync();
        var comes = await fixture.Community.MemberAsync("Comes");
        await fixture.Events.RegisterAsync(comes, meetings[0].Id);
        await fixture.GoToAsync(meetings[0], 21);
        var request = (await fixture.LatestAsync()).Id;
        await fixture.ConfirmAsync(0, request);

        Assert.Null((await fixture.Events.ChangeAsync(meetings[0].Id, EventDraft.Of((await fixture.MeetingsAsync())[0]) with { HostId = fixture.Organisations[2] }, andLater: true)).Refusal);
        await fixture.GoToAsync(meetings[0], 20);

        Assert.Equal([2, 1, 2, 0], await fixture.HostsAsync());
        Assert.Empty(await fixture.Events.ToldAsync(comes));
        Assert.Contains("World Food Programme", await EntryAsync(fixture, meetings[0].Id), StringComparison.Ordinal);
        Assert.Equal([fixture.Members[0]], await fixture.Community.ToldAsync<HostReleased>());
        Assert.Equal([fixture.Members[0], fixture.Members[2]], await fixture.Community.ToldAsync<HostAsked>());
        Assert.Equal(HostRequestState.Released, (await fixture.AnswerAsync(fixture.Members[0], request, static (answer, me, id, cancel) => answer.DeclineAsync(me, id, cancel))).Value.State);

        await fixture.DeclineAsync(2, (await fixture.LatestAsync()).Id);
        Assert.Contains("Africa Platform", await EntryAsync(fixture, meetings[0].Id), StringComparison.Ordinal);
        Assert.Equal(0, (await fixture.HostsAsync())[0]);
    }

    [Fact]
    public async Task Change_OfTheTime_AsksTheHostAnew()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync();
        await fixture.GoToAsync(meetings[0], 21);
        var request = (await fixture.LatestAsync()).Id;
        await fixture.ConfirmAsync(0, request);
        var draft = EventDraft.Of((await fixture.MeetingsAsync())[0]);

        Assert.Null((await fixture.Events.ChangeAsync(meetings[0].Id, draft.At(draft.StartsAt.AddDays(1)))).Refusal);
        await fixture.GoToAsync(meetings[0], 20);

        Assert.Equal([fixture.Members[0], fixture.Members[0]], await fixture.Community.ToldAsync<HostAsked>());
        Assert.IsType<HostRequestNotFound>((await fixture.ConfirmAsync(0, request)).Refusal);
    }

    [Fact]
    public async Task Cancel_IsToldToWhoeverSaidTheyHostIt_AndToNobodyTwice()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync();
        await fixture.Events.RegisterAsync(fixture.Members[0], meetings[0].Id);
        await fixture.GoToAsync(meetings[0], 21);
        var request = (await fixture.LatestAsync()).Id;
        await fixture.ConfirmAsync(0, request);

        await fixture.Events.CancelAsync(meetings[0].Id);
        await fixture.GoToAsync(meetings[0], 5);

        Assert.Equal([fixture.Members[0]], await fixture.Community.ToldAsync<EventCalledOff>());
        Assert.IsType<EventIsCancelled>((await fixture.AnswerAsync(fixture.Members[0], request, static (answer, me, id, cancel) => answer.LeaveAsync(me, id, cancel))).Refusal);
        Assert.Empty(await fixture.Community.ToldAsync<HostReminded>());
    }

    [Fact]
    public async Task Draft_WithAHostOfNoActiveMember_IsRefused()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var empty = (await fixture.Community.AddAsync(Organisation.Named("Zebra Trust", OrganisationKind.Ngo))).Id;

        var written = await fixture.Community.As(fixture.Events.Organiser, (DraftEvent write, Member me) => write.HandleAsync(me, fixture.Events.Draft() with { HostId = empty }, default));

        Assert.IsType<HostNotActive>(written.Refusal);
    }

    [Fact]
    public async Task Repeat_PassesByAHostThatIsBusyThen()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var (community, events) = (fixture.Community, fixture.Events);
        var first = events.Draft(ahead: TimeSpan.FromDays(30));
        var second = new DateTimeOffset(2026, 12, 18, 8, 0, 0, TimeSpan.Zero);
        await events.PublishAsync(first.At(second) with { HostId = fixture.Organisations[1], Title = "Elsewhere" });

        var id = await events.PublishAsync(first.At(second.AddDays(-7)) with { GroupId = fixture.Group, HostId = fixture.Organisations[0] });
        Assert.Null((await community.As(fixture.Lead, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Weekly, 3, default))).Refusal);

        Assert.Equal([0, 2, 0], (await fixture.MeetingsAsync()).Where(one => one.Series is not null).Select(one => fixture.Organisations.IndexOf(one.HostId!.Value)));
    }

    [Fact]
    public async Task Merge_OfTwoOrganisations_HandsOverWhatTheyHost()
    {
        await using var fixture = await HostingFixture.BuildAsync();
        var meetings = await fixture.SeriesAsync();
        await fixture.GoToAsync(meetings[0], 21);
        await SetAsync(fixture, static (set, me, group, one) => set.MoveUpAsync(me, group, one, default), fixture.Organisations[2]);
        await fixture.DeclineAsync(0, (await fixture.LatestAsync()).Id);

        var merged = await fixture.Community.As(fixture.Events.Coordinator, (CorrectOrganisation correct, Member me) => correct.MergeAsync(me, fixture.Organisations[0], fixture.Organisations[2], default));

        Assert.Null(merged.Refusal);
        Assert.Equal([2, 1, 2, 2], await fixture.HostsAsync());
        Assert.Equal([fixture.Organisations[2], fixture.Organisations[1]], await OrderAsync(fixture));
    }

    private static Task<List<DateTimeOffset>> HeldAsync<TNotice>(HostingFixture fixture)
        where TNotice : Notice
    {
        var type = NoticeJson.NameOf<TNotice>();
        return fixture.Community.ReadAsync(db => db.Outbox.Where(row => row.NoticeType == type).Select(static row => row.NotBefore).ToListAsync());
    }

    /// <summary>The calendar entry of a meeting, as those have it who come.</summary>
    private static async Task<string> EntryAsync(HostingFixture fixture, long id) => System.Text.Encoding.UTF8.GetString(await fixture.Community.ReadAsync(db =>
        db.Events.Where(one => one.Id == id).Join(db.Files, static one => one.CalendarFileId, static file => file.Id, static (_, file) => file.Content).SingleAsync()));

    private static Task<List<long>> OrderAsync(HostingFixture fixture) => fixture.Community.DoAsync(async (HostRotation rotation) => (await rotation.ReadAsync(fixture.Group, default)).Hosts.ToList());

    private static async Task SetAsync(HostingFixture fixture, Func<SetRotation, Member, long, long, Task<Result<Group>>> set, long organisation) =>
        Assert.Null((await fixture.Community.As(fixture.Lead, (SetRotation useCase, Member me) => set(useCase, me, fixture.Group, organisation))).Refusal);
}
