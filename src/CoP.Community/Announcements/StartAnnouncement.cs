using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>Why an announcement stopped by itself.</summary>
public enum Halt
{
    /// <summary>Its time has passed for too long.</summary>
    Late,

    /// <summary>Its author has left or may no longer write to these recipients.</summary>
    Author,

    /// <summary>It began, and is still not over.</summary>
    Unfinished,

    /// <summary>The platforms refuse too much of it.</summary>
    Refused,
}

/// <summary>
/// Starts an announcement as a broadcast, or has it wait for its time. What should not go out unasked stops by itself, and
/// its author is asked; where they left, those who coordinate.
/// </summary>
public sealed class StartAnnouncement(CommunityDb db, BroadcastLifecycle lifecycle, Outbox outbox, TimeProvider clock, IOptions<BroadcastOptions> options)
    : IBroadcastSource
{
    public string Kind => "announcement";

    /// <summary>
    /// When its time is over, as when an approval came late or nobody was there to send it, it starts at once; when it is over
    /// for too long, somebody has to be asked first.
    /// </summary>
    internal void Start(Announcement announcement)
    {
        if (IsLate(announcement))
        {
            announcement.Stage = AnnouncementState.Overdue;
        }
        else if (announcement.StartsAt > clock.GetUtcNow())
        {
            announcement.Stage = AnnouncementState.Scheduled;
        }
        else
        {
            announcement.Stage = AnnouncementState.Running;
            announcement.Broadcast = lifecycle.Start(BroadcastOf(announcement));
        }
    }

    /// <summary>Starts what is due, if it still should, and asks if not.</summary>
    internal async Task StartOrAskAsync(Announcement announcement, CancellationToken cancel)
    {
        if (IsLate(announcement))
        {
            await AskAsync(announcement, Halt.Late, cancel);
        }
        else if (!(announcement.StartsAt > clock.GetUtcNow()) && !await MaySendAsync(announcement, cancel))
        {
            await AskAsync(announcement, Halt.Author, cancel);
        }
        else
        {
            Start(announcement);
        }

        await outbox.RefreshAsync(announcement.Subject, cancel);
    }

    public async Task HaltedAsync(Broadcast broadcast, BroadcastHalt why, CancellationToken cancel)
    {
        var announcement = await db.Announcements.Include(static one => one.Conversation).FirstAsync(one => one.BroadcastId == broadcast.Id, cancel);
        await TellAsync(announcement, why.Refused is null ? Halt.Unfinished : Halt.Refused, why.Refused ?? 0, why.Tried, cancel);
    }

    private bool IsLate(Announcement announcement) =>
        announcement.StartsAt + (announcement.MayBeLate ?? options.Value.AskWhenLaterThan) < clock.GetUtcNow();

    private static Broadcast BroadcastOf(Announcement announcement)
    {
        var sent = new AnnouncementSent(announcement.Id, 0);
        return new Broadcast
        {
            Source = announcement.Subject,
            Title = announcement.Original().Title,
            OwnerId = announcement.AuthorId,
            NoticeType = NoticeJson.NameOf<AnnouncementSent>(),
            Notice = NoticeJson.Write(sent),
            Audience = announcement.Audience,
            ConversationId = announcement.ConversationId,
            Urgent = announcement.Urgent,
            HoldsDoubts = announcement.HoldsDoubts,
        };
    }

    private async Task<bool> MaySendAsync(Announcement announcement, CancellationToken cancel)
    {
        var author = await db.Members.Include(static member => member.Memberships).FirstAsync(member => member.Id == announcement.AuthorId, cancel);
        return author.IsActive(clock.GetUtcNow()) && AnnouncementScope.Check(author, announcement, clock.GetUtcNow()) is null;
    }

    private Task AskAsync(Announcement announcement, Halt why, CancellationToken cancel)
    {
        announcement.Stage = AnnouncementState.Overdue;
        return TellAsync(announcement, why, 0, 0, cancel);
    }

    private async Task TellAsync(Announcement announcement, Halt why, int refused, int tried, CancellationToken cancel)
    {
        var changes = announcement.Revision + (announcement.Broadcast?.Revision ?? 0); // Who is asked again is told again.
        var halted = new AnnouncementHalted(announcement.Id, why, refused, tried, announcement.StartsAt, changes);
        if (await MaySendAsync(announcement, cancel))
        {
            await outbox.TellAsync(announcement.AuthorId, halted, cancel);
        }
        else
        {
            await outbox.TellAsync(Approvers.Of(db, announcement, clock.GetUtcNow()), halted, cancel);
        }
    }
}

/// <summary>Announcements whose time has come.</summary>
public sealed class ScheduledAnnouncements(ITransactions transactions) : IDueWork
{
    public string Name => "announcements";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.Announcements
        .Where(one => one.Stage == AnnouncementState.Scheduled && one.StartsAt <= now).Select(static one => one.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var announcement = await services.GetRequiredService<AnnouncementAccess>().LoadAsync(id, token);
            if (announcement is not { Stage: AnnouncementState.Scheduled })
            {
                return false;
            }

            await services.GetRequiredService<StartAnnouncement>().StartOrAskAsync(announcement, token);
            return true;
        },
        cancel);
}
