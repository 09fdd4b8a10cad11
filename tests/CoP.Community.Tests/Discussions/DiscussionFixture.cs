using CoP.Community.Discussions;

namespace CoP.Community.Tests.Discussions;

/// <summary>A group with a lead, two members on a phone and one at a desk, its chat on phones; another group without a chat; a coordinator.</summary>
internal sealed class DiscussionFixture : IAsyncDisposable
{
    private static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    private DiscussionFixture(TestCommunity community) => Community = community;

    public TestCommunity Community { get; }

    public long Group { get; private set; }

    public long OtherGroup { get; private set; }

    public long Lead { get; private set; }

    public long Member { get; private set; }

    public long Peer { get; private set; }

    /// <summary>Prefers the channel on which the group has no chat.</summary>
    public long AtDesk { get; private set; }

    public long Outsider { get; private set; }

    public long Coordinator { get; private set; }

    public long Chat { get; private set; }

    public DateOnly Today => WallClock.Show(Community.Now, Nairobi).Day;

    public static async Task<DiscussionFixture> BuildAsync(DateOnly? from = null)
    {
        var fixture = new DiscussionFixture(await TestCommunity.EmptyAsync());
        var community = fixture.Community;
        fixture.GoTo(from ?? new DateOnly(2027, 2, 1));
        (fixture.Group, fixture.OtherGroup) = (await community.GroupAsync("registries"), await community.GroupAsync("financing"));
        fixture.Lead = await community.MemberAsync("Lead", group: fixture.Group, lead: true);
        fixture.Member = await community.MemberAsync("Member", group: fixture.Group);
        fixture.Peer = await community.MemberAsync("Peer", group: fixture.Group);
        fixture.AtDesk = await community.ReachAsync(await community.MemberAsync("AtDesk", group: fixture.Group, reachable: false), ChannelNames.Teams);
        await community.MemberAsync("Without an address", group: fixture.Group, reachable: false);
        fixture.Outsider = await community.MemberAsync("Outsider", group: fixture.OtherGroup);
        fixture.Coordinator = await community.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        fixture.Chat = (await community.AddAsync(new Conversation { Channel = ChannelNames.Telegram, ExternalId = "-100", Kind = ConversationKind.Group, BoundGroupId = fixture.Group })).Id;
        return fixture;
    }

    public void GoTo(DateOnly day, int hour = 10) =>
        Community.Time.Advance(new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(3)) - Community.Now);

    /// <summary>Opens one for the group, or for everybody.</summary>
    /// <param name="days">How many days it goes on, from today.</param>
    public async Task<Discussion> OpenAsync(int days = 14, bool everybody = false, long? by = null)
    {
        var draft = new DiscussionDraft("Registries", "What holds linking back?", everybody ? null : Group, WallClock.EndOf(Today.AddDays(days), Nairobi));
        var done = await Community.As(by ?? (everybody ? Coordinator : Lead), (OpenDiscussion open, Member me) => open.HandleAsync(me, draft, default));
        Assert.Null(done.Refusal);
        return done.Value.Discussion;
    }

    public Task<Result<DiscussionReply>> SayAsync(long member, long id, string words, string? message = null) => Community.As(
        member, (SayInDiscussion say, Member me) => say.HandleAsync(me, id, words, message is null ? null : new ReplySource(Chat, message), default));

    public Task<Result<Discussion>> CloseAsync(Func<CloseDiscussion, Member, Task<Result<Discussion>>> close, long? by = null) => Community.As(by ?? Lead, close);

    public Task<Discussion> ReadAsync(long id) => Community.ReadAsync(db => db.Discussions.AsNoTracking().Include(static one => one.Replies).SingleAsync(one => one.Id == id));

    public Task LookAsync() => Community.Services.DoAsync("discussions");

    public Task AskAsync() => Community.Services.DoAsync("discussion-topics");

    /// <summary>Which members were told a notice, in order.</summary>
    public async Task<List<long>> ToldAsync<TNotice>()
        where TNotice : Notice => [.. (await RowsAsync<TNotice>()).Where(static row => row.MemberId is not null).Select(static row => row.MemberId!.Value)];

    /// <summary>In which chats a notice was posted, in order.</summary>
    public async Task<List<long>> PostedAsync<TNotice>()
        where TNotice : Notice => [.. (await RowsAsync<TNotice>()).Where(static row => row.MemberId is null).Select(static row => row.ConversationId!.Value)];

    public Task<List<OutboxMessage>> RowsAsync<TNotice>()
        where TNotice : Notice
    {
        var type = NoticeJson.NameOf<TNotice>();
        return Community.ReadAsync(db => db.Outbox.AsNoTracking().Where(row => row.NoticeType == type && row.Kind == OutboxKind.Send).OrderBy(static row => row.Id).ToListAsync());
    }

    public ValueTask DisposeAsync() => Community.DisposeAsync();
}
