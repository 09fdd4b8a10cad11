using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Kill.Communities;

/// <summary>
/// Announces to everybody through the same use cases as the chat; writing the audience out is left to the processes that are
/// killed. Urgent, so that the hour does not matter, and every other time under hold.
/// </summary>
internal sealed class Coordinator(KillCommunity community)
{
    private readonly List<long> _announcements = [];
    private long _id;

    public IReadOnlyList<long> Announcements => _announcements;

    /// <summary>All who have to get every announcement, the coordinator too, whom no address reaches.</summary>
    public IReadOnlyList<long> Audience { get; private set; } = [];

    /// <summary>Settles beside the members, the last of whom wants no announcements.</summary>
    public async Task SettleAsync(IReadOnlyList<long> members)
    {
        var muted = members[^1];
        _id = (await community.ChangeAsync(db =>
        {
            db.Add(new NoticePreference { MemberId = muted, Kind = NoticeKind.Announcement, Timing = NoticeTiming.Off });
            // Not a content coordinator: those are told of questions too, which the verdict counts.
            return db.Add(new Member { Name = "Coordinator", Role = Role.Administrator, Language = Languages.English, JoinedAt = DateTimeOffset.UnixEpoch }).Entity;
        })).Id;
        Audience = [.. members.Where(member => member != muted), _id];
    }

    public async Task AnnounceAsync()
    {
        var id = await community.Transactions.RunAsync(DraftAsync, CancellationToken.None);
        await community.Transactions.RunAsync((services, cancel) => SendAsync(services, id, cancel), CancellationToken.None);
        _announcements.Add(id);
    }

    /// <summary>Each announcement, with the figures that its card would show.</summary>
    public Task<Dictionary<Announcement, BroadcastCounts>> CountAsync() => community.Transactions.RunAsync(
        async static (services, cancel) =>
        {
            var figures = services.GetRequiredService<BroadcastFigures>();
            var counts = new Dictionary<Announcement, BroadcastCounts>();
            foreach (var one in await services.GetRequiredService<CommunityDb>().Announcements.AsNoTracking().ToListAsync(cancel))
            {
                counts[one] = (await figures.ReadAsync(one.Broadcast!, cancel)).Counts;
            }

            return counts;
        },
        CancellationToken.None);

    private async Task<long> DraftAsync(IServiceProvider services, CancellationToken cancel)
    {
        var number = _announcements.Count + 1;
        AnnouncementText text = new() { Language = Languages.English, Title = $"Round {number}", Body = "Please read the **agenda**.", IsOriginal = true };
        var draft = new AnnouncementDraft([text], [], null, new Audience(), null, Urgent: true, HoldsDoubts: number % 2 == 0, null);
        return (await services.GetRequiredService<DraftAnnouncement>().HandleAsync(await ActorAsync(services, cancel), draft, cancel)).Value.Id;
    }

    private async Task<AnnouncementState> SendAsync(IServiceProvider services, long id, CancellationToken cancel) =>
        (await services.GetRequiredService<SendAnnouncement>().HandleAsync(await ActorAsync(services, cancel), id, cancel)).Value.State;

    private async Task<Member> ActorAsync(IServiceProvider services, CancellationToken cancel) =>
        (await services.GetRequiredService<CommunityDb>().Members.FindAsync([_id], cancel))!;
}
