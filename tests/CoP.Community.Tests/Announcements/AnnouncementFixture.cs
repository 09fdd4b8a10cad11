using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Announcements;

/// <summary>A community with two coordinators and recipients, in which announcements are written out three rows at a time.</summary>
internal sealed class AnnouncementFixture : IAsyncDisposable
{
    public static readonly Audience Readers = new() { Roles = [Role.Member] };

    private AnnouncementFixture(TestCommunity community) => Community = community;

    public TestCommunity Community { get; }

    public long Author { get; private set; }

    public long Second { get; private set; }

    public List<long> Members { get; } = [];

    public static async Task<AnnouncementFixture> BuildAsync(int members, int chunk = 3, int approvalAbove = 500, Action<IServiceCollection>? more = null)
    {
        var fixture = new AnnouncementFixture(await TestCommunity.EmptyAsync(services =>
        {
            services.Configure<AnnouncementOptions>(options => options.ApprovalAbove = approvalAbove);
            services.Configure<BroadcastOptions>(options => options.RowsPerChunk = chunk);
            more?.Invoke(services);
        }));
        fixture.Author = await fixture.Community.MemberAsync("Author", static member => member.Role = Role.ContentCoordinator);
        fixture.Second = await fixture.Community.MemberAsync("Second", static member => member.Role = Role.ContentCoordinator);
        for (var at = 0; at < members; at++)
        {
            fixture.Members.Add(await fixture.Community.MemberAsync($"Reader {at}"));
        }

        return fixture;
    }

    public static AnnouncementDraft Draft(
        Audience? audience = null, long? place = null, bool urgent = false, bool holds = false, DateTimeOffset? startsAt = null, string title = "News") =>
        new([Text(title)], [], null, audience ?? Readers, place, urgent, holds, startsAt);

    public static AnnouncementText Text(string title, string language = "en") => new() { Language = language, Title = title, Body = "Words." };

    public async Task<long> WriteAsync(AnnouncementDraft? draft = null, long? author = null) =>
        (await Community.As(author ?? Author, (DraftAnnouncement write, Member me) => write.HandleAsync(me, draft ?? Draft(), default))).Value.Id;

    public Task<Result<Announcement>> SendAsync(long id, long? actor = null) =>
        Community.As(actor ?? Author, (SendAnnouncement send, Member me) => send.HandleAsync(me, id, default));

    /// <summary>Written and let go; nothing is in the outbox yet.</summary>
    public async Task<long> AnnounceAsync(AnnouncementDraft? draft = null)
    {
        var id = await WriteAsync(draft);
        Assert.Null((await SendAsync(id)).Refusal);
        return id;
    }

    public Task<Result<Announcement>> SteerAsync(Func<SteerAnnouncement, Member, Task<Result<Announcement>>> steer) => Community.As(Author, steer);

    public Task<Result<Announcement>> RecallAsync(long id) =>
        Community.As(Author, (RecallAnnouncement recall, Member me) => recall.HandleAsync(me, id, default));

    public Task<Result<Announcement>> CorrectAsync(long id) =>
        Community.As(Author, (CorrectAnnouncement correct, Member me) => correct.HandleAsync(me, id, [Text("Better news")], default));

    public Task<Result<Announcement>> ResendAsync(long id) =>
        Community.As(Author, (ResendAnnouncement again, Member me) => again.HandleAsync(me, id, default));

    public Task<bool> StepAsync() => Community.Services.StepAsync();

    public Task FanOutAsync() => Community.Services.FanOutAsync();

    public Task<Announcement> ReadAsync(long id) => Community.ReadAsync(db => db.Announcements.Include(one => one.Texts).FirstAsync(one => one.Id == id));

    public async Task<BroadcastCounts> CountAsync(long id) => (await ProgressAsync(id)).Counts;

    public async Task<Progress> ProgressAsync(long id)
    {
        var announcement = await ReadAsync(id);
        return await Community.DoAsync((BroadcastFigures figures) => figures.ReadAsync(announcement.Broadcast!, default));
    }

    public Task<List<OutboxMessage>> RowsAsync(long id, OutboxKind kind = OutboxKind.Send) => Community.ReadAsync(db =>
        db.Outbox.Where(row => row.BroadcastId != null && row.BroadcastId == db.Announcements.First(one => one.Id == id).BroadcastId && row.Kind == kind).OrderBy(row => row.Id).ToListAsync());

    /// <summary>As if the dispatcher had brought rows to an end.</summary>
    public Task<int> LandAsync(long id, OutboxState state, Func<OutboxMessage, bool>? which = null) => Community.ChangeAsync(async db =>
    {
        var rows = await db.Outbox.Where(row => row.BroadcastId != null && row.BroadcastId == db.Announcements.First(one => one.Id == id).BroadcastId && row.Kind == OutboxKind.Send
            && (row.State == OutboxState.Queued || row.State == OutboxState.Sending)).ToListAsync();
        foreach (var row in rows.Where(which ?? (static _ => true)))
        {
            (row.State, row.FinishedAt) = (state, Community.Now);
            row.Ambiguities += state == OutboxState.Ambiguous ? 1 : 0;
            row.PlatformId = state == OutboxState.Sent ? $"m{row.Id}" : null;
        }

        return 0;
    });

    /// <summary>As if the dispatcher had rows on the wire.</summary>
    public Task<int> FlyAsync(long id, int count) => Community.ChangeAsync(async db =>
    {
        var rows = await db.Outbox.Where(row => row.BroadcastId != null && row.BroadcastId == db.Announcements.First(one => one.Id == id).BroadcastId && row.State == OutboxState.Queued).OrderBy(row => row.Id).Take(count).ToListAsync();
        rows.ForEach(static row => (row.State, row.Payload) = (OutboxState.Sending, "{}"));
        return 0;
    });

    public Task<NoticePreference> WishAsync(long member, NoticeTiming timing) =>
        Community.AddAsync(new NoticePreference { MemberId = member, Kind = NoticeKind.Announcement, Timing = timing });

    public ValueTask DisposeAsync() => Community.DisposeAsync();
}
