using CoP.Community.Events;
using CoP.Community.Events.Door;
using CoP.Community.Events.Organising;
using CoP.Community.Events.Sessions;
using CoP.Community.Events.Speakers;

namespace CoP.Community.Tests.Events;

public sealed class SessionTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task AddSession_ToADraft_IsPublishedWithItsConference()
    {
        await using var fixture = await EventFixture.BuildAsync(0);
        var id = (await fixture.Community.As(fixture.Organiser, (DraftEvent write, Member me) => write.HandleAsync(me, Conference(fixture), default))).Value.Id;
        var session = (await AddAsync(fixture, fixture.Organiser, id)).Value.Id;

        var early = await fixture.Community.As(fixture.Organiser, (PublishEvent publish, Member me) => publish.SubmitAsync(me, session, default));
        await fixture.Community.As(fixture.Organiser, (PublishEvent publish, Member me) => publish.SubmitAsync(me, id, default));
        await fixture.Community.As(fixture.Coordinator, (PublishEvent publish, Member me) => publish.HandleAsync(me, id, default));

        Assert.IsType<ConferenceNotPublished>(early.Refusal);
        var after = await fixture.ReadAsync(session);
        Assert.Equal((EventState.Published, EventKind.Session, id, "Africa/Nairobi"), (after.State, after.Kind, after.ParentId!.Value, after.TimeZone));
        Assert.NotNull(after.RemindAt);
    }

    [Fact]
    public async Task AddSession_ToAPublishedConference_IsPublishedByThoseWhoMay_AndElseReviewed()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await fixture.PublishAsync(Conference(fixture));

        Assert.Equal(EventState.InReview, (await AddAsync(fixture, fixture.Organiser, id)).Value.State);
        var published = (await AddAsync(fixture, fixture.Coordinator, id, "Payments")).Value;

        Assert.Equal((EventState.Published, fixture.Organiser), (published.State, published.OrganiserId));
        Assert.Contains(nameof(EventReviewWanted), await fixture.ToldAsync(fixture.Coordinator));
        Assert.IsType<NotYourEvent>((await AddAsync(fixture, fixture.Members[0], id)).Refusal);
    }

    [Fact]
    public async Task AddSession_ToWhatIsNoConference_OrIsASession_OrOutsideItsTime_IsRefused()
    {
        await using var fixture = await EventFixture.BuildAsync(0);
        var id = await fixture.PublishAsync(Conference(fixture));
        var meeting = await fixture.PublishAsync(fixture.Draft(ahead: TimeSpan.FromDays(30)));
        var session = (await AddAsync(fixture, fixture.Coordinator, id)).Value.Id;

        Assert.IsType<NoConference>((await AddAsync(fixture, fixture.Coordinator, meeting)).Refusal);
        Assert.IsType<NoConference>((await AddAsync(fixture, fixture.Coordinator, session)).Refusal);
        Assert.IsType<SessionOutsideConference>((await AddAsync(fixture, fixture.Coordinator, id, after: -Hour)).Refusal);
        Assert.IsType<SessionOutsideConference>((await AddAsync(fixture, fixture.Coordinator, id, after: TimeSpan.FromHours(31.5))).Refusal);
        Assert.Equal(3, await fixture.Community.ReadAsync(static db => db.Events.CountAsync()));
    }

    [Fact]
    public async Task Register_ForASession_NeedsASeatAtItsConference_AndTakesItsWay()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var (id, session) = await PublishedAsync(fixture);

        Assert.Equal(new ConferenceSeatNeeded(id), (await fixture.RegisterAsync(fixture.Members[0], session)).Refusal);
        Assert.Equal(new ConferenceSeatNeeded(id), (await fixture.Community.As(fixture.Organiser, (ManageSeat manage, Member me) => manage.AddAsync(me, session, fixture.Members[0], way: null, default))).Refusal);
        Assert.Empty(await fixture.Community.ReadAsync(static db => db.Registrations.ToListAsync()));

        await fixture.RegisterAsync(fixture.Members[0], id, Attendance.Remote);
        await fixture.RegisterAsync(fixture.Members[1], id);
        await StandAsync(fixture, id, RegistrationState.Waiting);
        Assert.Equal(new ConferenceSeatNeeded(id), (await fixture.RegisterAsync(fixture.Members[0], session)).Refusal);
        await StandAsync(fixture, id, RegistrationState.Seated);
        Assert.Equal(Attendance.Remote, (await fixture.RegisterAsync(fixture.Members[0], session)).Value.Way);
        Assert.Equal(Attendance.InPerson, (await fixture.RegisterAsync(fixture.Members[1], session)).Value.Way);
    }

    [Fact]
    public async Task Leave_AConference_LeavesItsSessions_WhoseSeatsPassOn()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var (id, session) = await PublishedAsync(fixture);
        foreach (var member in fixture.Members)
        {
            await fixture.RegisterAsync(member, id);
            await fixture.RegisterAsync(member, session);
        }

        await fixture.LeaveAsync(fixture.Members[0], id);

        Assert.Equal((RegistrationState.Left, LeaveReason.Cancelled), await fixture.StandsAsync(fixture.Members[0], session) is var own ? (own.State, own.Left!.Value) : default);
        Assert.Equal(RegistrationState.Offered, (await fixture.StandsAsync(fixture.Members[1], session)).State);
        Assert.Equal(1, (await fixture.ReadAsync(session)).RoomHeld);
    }

    [Fact]
    public async Task Cancel_OfAConference_CancelsItsSessions_AndTellsEachOnce()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var (id, session) = await PublishedAsync(fixture);
        var cancelled = (await AddAsync(fixture, fixture.Coordinator, id, "Payments")).Value.Id;
        await SpeaksAsync(fixture, fixture.Members[2], cancelled);
        await fixture.CancelAsync(cancelled);
        await fixture.RegisterAsync(fixture.Members[0], id);
        await fixture.RegisterAsync(fixture.Members[0], session);
        await SpeaksAsync(fixture, fixture.Members[0], session);
        await SpeaksAsync(fixture, fixture.Members[1], session);

        await fixture.CancelAsync(id);

        Assert.All(await fixture.Community.ReadAsync(db => db.Events.ToListAsync()), static one => Assert.Equal((EventState.Cancelled, "The host is ill.", null), (one.State, one.CancelReason, one.RemindAt)));
        Assert.Equal([nameof(EventCalledOff)], (await fixture.ToldAsync(fixture.Members[0])).Where(static told => told == nameof(EventCalledOff)));
        Assert.Equal([nameof(EventCalledOff)], (await fixture.ToldAsync(fixture.Members[1])).Where(static told => told == nameof(EventCalledOff)));
        Assert.Equal([nameof(EventCalledOff)], (await fixture.ToldAsync(fixture.Members[2])).Where(static told => told == nameof(EventCalledOff)));
        Assert.IsType<EventIsCancelled>((await fixture.RegisterAsync(fixture.Members[1], session)).Refusal);
        Assert.Equal(new EventNotInState(EventState.Cancelled), (await AddAsync(fixture, fixture.Coordinator, id)).Refusal);
    }

    [Fact]
    public async Task Change_ThatMovesAConferenceByDays_MovesItsSessions_AndTellsEachOnce()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var (id, session) = await PublishedAsync(fixture);
        await fixture.RegisterAsync(fixture.Members[0], id);
        await fixture.RegisterAsync(fixture.Members[0], session);
        await fixture.RegisterAsync(fixture.Members[2], id);
        await SpeaksAsync(fixture, fixture.Members[1], session);
        await SpeaksAsync(fixture, fixture.Members[2], session);
        var (conference, before) = (EventDraft.Of(await fixture.ReadAsync(id)), await fixture.ReadAsync(session));

        Assert.Null((await fixture.ChangeAsync(id, conference.At(conference.StartsAt.AddDays(3)))).Refusal);

        var after = await fixture.ReadAsync(session);
        Assert.Equal((TimeSpan.FromDays(3), TimeSpan.FromDays(3), before.Sequence + 1), (after.StartsAt - before.StartsAt, after.EndsAt - before.EndsAt, after.Sequence));
        Assert.NotEqual(before.CalendarFileId, after.CalendarFileId);
        Assert.Equal([nameof(EventMoved)], (await fixture.ToldAsync(fixture.Members[0])).Where(static told => told is nameof(EventMoved) or nameof(SpeakingMoved)));
        Assert.Contains(nameof(SpeakingMoved), await fixture.ToldAsync(fixture.Members[1]));
        Assert.Equal([nameof(EventMoved)], (await fixture.ToldAsync(fixture.Members[2])).Where(static told => told is nameof(EventMoved) or nameof(SpeakingMoved)));
    }

    [Fact]
    public async Task Change_ThatWouldLeaveASessionOutside_IsRefused_AndChangesNothing()
    {
        await using var fixture = await EventFixture.BuildAsync(0);
        var (id, session) = await PublishedAsync(fixture);
        var (conference, own) = (EventDraft.Of(await fixture.ReadAsync(id)), EventDraft.Of(await fixture.ReadAsync(session)));

        Assert.Equal(new SessionLeftOutside("Registries"), (await fixture.ChangeAsync(id, conference with { EndsAt = conference.StartsAt + Hour, Title = "Shorter" })).Refusal);
        Assert.Equal(new SessionLeftOutside("Registries"), (await fixture.ChangeAsync(id, conference with { StartsAt = conference.StartsAt + (2 * Hour) })).Refusal);
        Assert.IsType<SessionOutsideConference>((await fixture.ChangeAsync(session, own.At(conference.StartsAt - Hour))).Refusal);
        Assert.Null((await fixture.ChangeAsync(session, own.At(conference.StartsAt + (3 * Hour)))).Refusal);

        Assert.Equal(("National conference", id, conference.EndsAt), await fixture.ReadAsync(id) is var after ? (after.Title, (await fixture.ReadAsync(session)).ParentId!.Value, after.EndsAt) : default);
    }

    [Fact]
    public async Task Session_StandsInMine_AndNotInTheGeneralList()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var (id, session) = await PublishedAsync(fixture);
        await fixture.RegisterAsync(fixture.Members[0], id);
        await fixture.RegisterAsync(fixture.Members[0], session);

        Assert.Equal([id], await ComingAsync(fixture, EventFilter.All));
        Assert.Equal([id, session], await ComingAsync(fixture, EventFilter.Mine));
        Assert.Equal([id], await fixture.Community.As(fixture.Coordinator, (EventLists lists, Member me) => lists.LookedAfter(me).Select(static one => one.Id).ToListAsync()));
        await AddAsync(fixture, fixture.Organiser, id, "Waits");
        Assert.Equal("Waits", await fixture.Community.As(fixture.Coordinator, (EventLists lists, Member me) => lists.LookedAfter(me).Select(static one => one.Title).FirstAsync()));
    }

    [Fact]
    public async Task Session_CannotBeRepeated_NorPromoted()
    {
        await using var fixture = await EventFixture.BuildAsync(0);
        var (_, session) = await PublishedAsync(fixture);

        Assert.IsType<NotForSessions>((await fixture.Community.As(fixture.Coordinator, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, session, Repetition.Weekly, 2, default))).Refusal);
        Assert.IsType<NotForSessions>((await fixture.Community.As(fixture.Coordinator, (PromoteEvent promote, Member me) => promote.StartAsync(me, session, default))).Refusal);
    }

    [Fact]
    public async Task Reminders_OfAConferenceOfTwoDays_AreFew()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var (id, first) = await PublishedAsync(fixture);
        List<long> sessions = [first];
        foreach (var after in new[] { 3, 25, 27 })
        {
            sessions.Add((await AddAsync(fixture, fixture.Coordinator, id, $"At {after}", after * Hour)).Value.Id);
        }

        foreach (var one in sessions.Prepend(id))
        {
            await fixture.RegisterAsync(fixture.Members[0], one);
        }

        for (var hour = 0; hour < 24 * 16; hour++)
        {
            fixture.Community.Time.Advance(Hour);
            await fixture.Community.Services.DoAsync("event-reminders");
        }

        Assert.Equal(
            [nameof(EventsAhead), nameof(EventsAhead), nameof(EventBegins), nameof(EventsAhead), nameof(SessionsBegin)],
            (await fixture.ToldAsync(fixture.Members[0])).Where(static told => told is nameof(EventsAhead) or nameof(EventBegins) or nameof(SessionsBegin)));
    }

    [Fact]
    public async Task CheckIn_ByTheNumberOfASession_NeedsASeatAtItsConference()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var (id, session) = await PublishedAsync(fixture);
        var key = (await fixture.Community.As(fixture.Organiser, (OpenDoor door, Member me) => door.HandleAsync(me, session, default))).Value;
        fixture.Community.Time.Advance((await fixture.ReadAsync(session)).StartsAt - fixture.Community.Now);

        var refused = await fixture.Community.As(fixture.Members[0], (CheckIn door, Member me) => door.HandleAsync(me, EventDoor.Poster(key), default));

        Assert.Equal(new ConferenceSeatNeeded(id), refused.Refusal);
        Assert.Empty(await fixture.Community.ReadAsync(static db => db.Registrations.ToListAsync()));
    }

    private static Task<int> StandAsync(EventFixture fixture, long id, RegistrationState state) =>
        fixture.Community.ChangeAsync(db => db.Registrations.Where(one => one.EventId == id).ExecuteUpdateAsync(set => set.SetProperty(static one => one.State, state)));

    private static EventDraft Conference(EventFixture fixture) => fixture.Draft(seats: 100, online: 100, kind: EventKind.Conference, title: "National conference") is var draft
        ? draft with { EndsAt = draft.StartsAt + TimeSpan.FromHours(32) }
        : throw new InvalidOperationException();

    /// <summary>A conference of two days with a session an hour after its begin, of one seat in the room.</summary>
    private static async Task<(long Conference, long Session)> PublishedAsync(EventFixture fixture)
    {
        var id = await fixture.PublishAsync(Conference(fixture));
        return (id, (await AddAsync(fixture, fixture.Coordinator, id)).Value.Id);
    }

    private static async Task<Result<Event>> AddAsync(EventFixture fixture, long actor, long conference, string title = "Registries", TimeSpan? after = null)
    {
        var start = (await fixture.ReadAsync(conference)).StartsAt + (after ?? Hour);
        var draft = fixture.Draft(seats: 1, online: 50, kind: EventKind.Session, title: title) with { StartsAt = start, EndsAt = start + Hour };
        return await fixture.Community.As(actor, (AddSession add, Member me) => add.HandleAsync(me, conference, draft, default));
    }

    private static async Task SpeaksAsync(EventFixture fixture, long member, long session)
    {
        var asked = await fixture.Community.As(fixture.Coordinator, (InviteSpeaker invite, Member me) => invite.HandleAsync(me, session, new SpeakerDraft(member, null, SpeakerRole.Speaker, null), default));
        await fixture.Community.As(member, (AnswerInvitation answer, Member me) => answer.AcceptAsync(me, asked.Value.Id, default));
    }

    private static Task<List<long>> ComingAsync(EventFixture fixture, EventFilter filter) =>
        fixture.Community.As(fixture.Members[0], (EventLists lists, Member me) => lists.Coming(me, filter).Select(static one => one.Id).ToListAsync());
}
