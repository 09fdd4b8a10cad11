using CoP.Community.Events;
using CoP.Community.Events.Hosting;
using CoP.Community.Events.Organising;

namespace CoP.Community.Tests.Events;

/// <summary>A working group of three organisations, and a series of its meetings that one after the other hosts.</summary>
internal sealed class HostingFixture : IAsyncDisposable
{
    private HostingFixture(EventFixture events) => Events = events;

    public EventFixture Events { get; }

    public TestCommunity Community => Events.Community;

    public long Group { get; private set; }

    public long Lead { get; private set; }

    /// <summary>In the order of the alphabet.</summary>
    public List<long> Organisations { get; } = [];

    /// <summary>A member of each who is in the group.</summary>
    public List<long> Members { get; } = [];

    public static async Task<HostingFixture> BuildAsync()
    {
        var fixture = new HostingFixture(await EventFixture.BuildAsync(0));
        fixture.Group = await fixture.Community.GroupAsync("targeting");
        foreach (var name in new[] { "Africa Platform", "Council of Governors", "World Food Programme" })
        {
            var organisation = await fixture.Community.AddAsync(Organisation.Named(name, OrganisationKind.Ngo));
            fixture.Organisations.Add(organisation.Id);
            fixture.Members.Add(await fixture.MemberAsync($"Of {name}", organisation.Id, isInGroup: true));
        }

        fixture.Lead = await fixture.Community.MemberAsync("Lead", group: fixture.Group, lead: true);
        return fixture;
    }

    public Task<long> MemberAsync(string name, long organisation, bool isInGroup) =>
        Community.MemberAsync(name, member => member.OrganisationId = organisation, isInGroup ? Group : null);

    /// <summary>Published, every four weeks, beginning in thirty days, with the first organisation as the first host.</summary>
    public async Task<List<Event>> SeriesAsync(int meetings = 4)
    {
        var draft = Events.Draft(ahead: TimeSpan.FromDays(30), title: "TWG meeting") with { GroupId = Group, HostId = Organisations[0] };
        var id = await Events.PublishAsync(draft);
        Assert.Null((await Community.As(Lead, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Monthly, meetings, default))).Refusal);
        return await MeetingsAsync();
    }

    public Task<List<Event>> MeetingsAsync() => Community.ReadAsync(static db => db.Events.OrderBy(static one => one.StartsAt).ToListAsync());

    /// <summary>The hosts of all meetings, as places in <see cref="Organisations"/>.</summary>
    public async Task<List<int>> HostsAsync() => [.. (await MeetingsAsync()).Select(one => one.HostId is { } host ? Organisations.IndexOf(host) : -1)];

    /// <summary>Lets time pass until so many days before a meeting, and what is due be done.</summary>
    public async Task GoToAsync(Event one, double daysBefore)
    {
        Community.Time.Advance(one.StartsAt - TimeSpan.FromDays(daysBefore) - Community.Now);
        await Community.Services.DoAsync("event-hosts");
        await Community.Services.DoAsync("event-host-reminders");
    }

    public Task<Result<HostRequest>> AnswerAsync(long member, long request, Func<AnswerHosting, Member, long, CancellationToken, Task<Result<HostRequest>>> answer) =>
        Community.As(member, (AnswerHosting useCase, Member me) => answer(useCase, me, request, default));

    public Task<Result<HostRequest>> DeclineAsync(int organisation, long request) => AnswerAsync(Members[organisation], request, static (answer, me, id, cancel) => answer.DeclineAsync(me, id, cancel));

    public Task<Result<HostRequest>> ConfirmAsync(int organisation, long request) => AnswerAsync(Members[organisation], request, static (answer, me, id, cancel) => answer.ConfirmAsync(me, id, cancel));

    public Task<Result<HostRequest>> SwapAsync(int organisation, long request) => AnswerAsync(Members[organisation], request, static (answer, me, id, cancel) => answer.SwapAsync(me, id, cancel));

    /// <summary>The request that was made last.</summary>
    public Task<HostRequest> LatestAsync() => Community.ReadAsync(static db => db.HostRequests.OrderByDescending(static one => one.Id).FirstAsync());

    public ValueTask DisposeAsync() => Events.DisposeAsync();
}
