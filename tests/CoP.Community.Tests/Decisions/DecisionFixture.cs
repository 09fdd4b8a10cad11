using CoP.Community.Decisions;

namespace CoP.Community.Tests.Decisions;

/// <summary>A committee of four with its chair, a group of three with a lead, two checked organisations, one that somebody has typed, a guest, a coordinator.</summary>
internal sealed class DecisionFixture : IAsyncDisposable
{
    private static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    private DecisionFixture(TestCommunity community) => Community = community;

    public TestCommunity Community { get; }

    public long Group { get; private set; }

    public long Chair { get; private set; }

    /// <summary>The committee without its chair.</summary>
    public long[] Seats { get; private set; } = [];

    public long Lead { get; private set; }

    /// <summary>The group without its lead.</summary>
    public long[] Peers { get; private set; } = [];

    public long Coordinator { get; private set; }

    public long Guest { get; private set; }

    public long Unicef { get; private set; }

    public long Fao { get; private set; }

    public long Typed { get; private set; }

    /// <summary>Monday, 1 February 2027, ten o'clock.</summary>
    public static async Task<DecisionFixture> BuildAsync()
    {
        var fixture = new DecisionFixture(await TestCommunity.EmptyAsync());
        var community = fixture.Community;
        fixture.GoTo(new DateOnly(2027, 2, 1));
        fixture.Group = await community.GroupAsync("registries");
        fixture.Chair = await community.MemberAsync("Chair", static member => member.Role = Role.Chair);
        fixture.Seats = [await SeatAsync(community, "Seat one"), await SeatAsync(community, "Seat two"), await SeatAsync(community, "Seat three")];
        fixture.Lead = await community.MemberAsync("Lead", group: fixture.Group, lead: true);
        fixture.Peers = [await community.MemberAsync("Peer", group: fixture.Group), await community.MemberAsync("Other", group: fixture.Group)];
        fixture.Coordinator = await community.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        fixture.Guest = await community.MemberAsync("Guest", static member => member.Role = Role.Guest, fixture.Group);
        await community.MemberAsync("Never came", static member => member.Role = Role.Committee, fixture.Group, reachable: false);
        (fixture.Unicef, fixture.Fao) = (await OrganisationAsync(community, "UNICEF", null), await OrganisationAsync(community, "FAO", null));
        fixture.Typed = await OrganisationAsync(community, "My own", fixture.Guest);
        return fixture;
    }

    public void GoTo(DateOnly day, int hour = 10) =>
        Community.Time.Advance(new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(3)) - Community.Now);

    /// <summary>Yes or no, until the end of Monday in a week.</summary>
    public async Task<Decision> StartAsync(DecisionVoters voters = DecisionVoters.Committee, bool secret = false, int? tie = null, int? quorum = null, string source = Decision.ByHand, string? about = null)
    {
        var draft = new DecisionDraft("Shall we?", ["Yes", "No"], voters, voters == DecisionVoters.Group ? Group : null) { IsSecret = secret, TieChoice = tie, QuorumPercent = quorum, Source = source, About = about };
        var started = await Community.DoAsync((StartDecision start) => start.HandleAsync(Coordinator, draft, default));
        Assert.Null(started.Refusal);
        return started.Value;
    }

    public Task<Result<Decision>> VoteAsync(long member, long id, int number) => Community.As(member, (CastVote cast, Member me) => cast.HandleAsync(me, id, number, default));

    public Task<Decision> ReadAsync(long id) => Community.ReadAsync(db => db.Decisions.AsNoTracking().Include(static one => one.Alternatives.OrderBy(alternative => alternative.Number)).SingleAsync(one => one.Id == id));

    public async Task<List<int>> VotesAsync(long id) => [.. (await ReadAsync(id)).Alternatives.Select(static alternative => alternative.Votes)];

    public Task<int> ChangeMemberAsync(long id, Action<Member> change) => Community.ChangeAsync(async db =>
    {
        change(await db.Members.SingleAsync(member => member.Id == id));
        return await db.SaveChangesAsync();
    });

    public Task JoinAsync(long member, long? organisation) => ChangeMemberAsync(member, one => one.OrganisationId = organisation);

    public Task LookAsync() => Community.Services.DoAsync("decisions");

    /// <summary>Which members were told a notice, in the order of their ids.</summary>
    public Task<List<long>> ToldAsync<TNotice>()
        where TNotice : Notice
    {
        var type = NoticeJson.NameOf<TNotice>();
        return Community.ReadAsync(db => db.Outbox.Where(row => row.NoticeType == type && row.Kind == OutboxKind.Send && row.MemberId != null).Select(static row => row.MemberId!.Value).OrderBy(static id => id).ToListAsync());
    }

    public DateOnly Today => WallClock.Show(Community.Now, Nairobi).Day;

    public ValueTask DisposeAsync() => Community.DisposeAsync();

    private static Task<long> SeatAsync(TestCommunity community, string name) => community.MemberAsync(name, static member => member.Role = Role.Committee);

    private static async Task<long> OrganisationAsync(TestCommunity community, string name, long? addedBy)
    {
        var organisation = Organisation.Named(name, OrganisationKind.UnitedNations);
        organisation.AddedById = addedBy;
        return (await community.AddAsync(organisation)).Id;
    }
}
