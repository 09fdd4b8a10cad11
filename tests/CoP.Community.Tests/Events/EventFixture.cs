using CoP.Community.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Events;

/// <summary>A community with a coordinator, an organiser, and members who would like to come.</summary>
internal sealed class EventFixture : IAsyncDisposable
{
    private EventFixture(TestCommunity community) => Community = community;

    public TestCommunity Community { get; }

    public long Coordinator { get; private set; }

    public long Organiser { get; private set; }

    public List<long> Members { get; } = [];

    public static async Task<EventFixture> BuildAsync(int members, Action<IServiceCollection>? more = null)
    {
        var fixture = new EventFixture(await TestCommunity.EmptyAsync(more));
        fixture.Coordinator = await fixture.Community.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        fixture.Organiser = await fixture.Community.MemberAsync("Organiser");
        for (var at = 0; at < members; at++)
        {
            fixture.Members.Add(await fixture.Community.MemberAsync($"Member {at}"));
        }

        return fixture;
    }

    /// <param name="seats">In the room; null for no limit.</param>
    /// <param name="online">Whether one can take part online as well, and with how many places.</param>
    public EventDraft Draft(int? seats = 2, int? online = null, TimeSpan? ahead = null, EventKind kind = EventKind.GroupMeeting, string title = "Targeting", string? link = null) => new(
        kind, title, "What we learnt.", Community.Now + (ahead ?? TimeSpan.FromDays(14)), Community.Now + (ahead ?? TimeSpan.FromDays(14)) + TimeSpan.FromHours(2), "Africa/Nairobi",
        seats, online, new EventDetails { Venue = "Harambee House", Link = online is null && link is null ? null : link ?? "https://meet.example.org/1" });

    public async Task<long> PublishAsync(EventDraft? draft = null)
    {
        var id = (await Community.As(Organiser, (DraftEvent write, Member me) => write.HandleAsync(me, draft ?? Draft(), default))).Value.Id;
        Assert.Null((await Community.As(Organiser, (PublishEvent publish, Member me) => publish.SubmitAsync(me, id, default))).Refusal);
        Assert.Null((await Community.As(Coordinator, (PublishEvent publish, Member me) => publish.HandleAsync(me, id, default))).Refusal);
        return id;
    }

    public Task<Result<Registration>> RegisterAsync(long member, long id, Attendance? way = null) =>
        Community.As(member, (RegisterForEvent register, Member me) => register.HandleAsync(me, id, way, default));

    public Task<Result<Registration>> LeaveAsync(long member, long id) => Community.As(member, (RegisterForEvent register, Member me) => register.LeaveAsync(me, id, default));

    public Task<Result<Registration>> AcceptAsync(long member, long id) => Community.As(member, (RegisterForEvent register, Member me) => register.AcceptAsync(me, id, default));

    public Task<Result<Registration>> DeclineAsync(long member, long id) => Community.As(member, (RegisterForEvent register, Member me) => register.DeclineAsync(me, id, default));

    public Task<Result<Registration>> MoveAsync(long member, long id, Attendance way) => Community.As(member, (RegisterForEvent register, Member me) => register.MoveAsync(me, id, way, default));

    public Task<Result<Event>> ChangeAsync(long id, EventDraft draft, bool andLater = false) => Community.As(Organiser, (ChangeEvent change, Member me) => change.HandleAsync(me, id, draft, default, andLater));

    public Task<Result<Event>> CancelAsync(long id, bool andLater = false) => Community.As(Organiser, (ChangeEvent change, Member me) => change.CancelAsync(me, id, "The host is ill.", default, andLater));

    public Task<Event> ReadAsync(long id) => Community.ReadAsync(db => db.Events.FirstAsync(one => one.Id == id));

    public Task<Registration> StandsAsync(long member, long id) => Community.ReadAsync(db => db.Registrations.FirstAsync(one => one.EventId == id && one.MemberId == member));

    /// <summary>What a member was told, by the names of the notices.</summary>
    public Task<List<string?>> ToldAsync(long member) => Community.ReadAsync(db =>
        db.Outbox.Where(row => row.MemberId == member && row.Kind == OutboxKind.Send).OrderBy(row => row.Id).Select(row => row.NoticeType).ToListAsync());

    public Task LapseAsync() => Community.Services.DoAsync("seat-offers");

    public ValueTask DisposeAsync() => Community.DisposeAsync();
}
