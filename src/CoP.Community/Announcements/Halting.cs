using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>Stops by itself what should not go out unasked, and asks its author; where they left, those who coordinate.</summary>
public sealed class Halting(CommunityDb db, Launching launching, Outbox outbox, TimeProvider clock)
{
    /// <summary>Starts what is due, if it still should.</summary>
    internal async Task LaunchAsync(Announcement announcement, CancellationToken cancel)
    {
        launching.Launch(announcement);
        var halt = announcement.State == AnnouncementState.Overdue ? Halt.Late
            : announcement.State == AnnouncementState.Running && !await MaySendAsync(announcement, cancel) ? Halt.Author
            : (Halt?)null;
        if (halt is { } why)
        {
            announcement.StartedAt = null;
            announcement.Ask();
            await TellAsync(announcement, why, 0, 0, cancel);
        }

        await outbox.RefreshAsync(announcement.Subject, cancel);
    }

    /// <summary>Pauses what has begun: it has taken too long, or too many were refused.</summary>
    internal async Task PauseAsync(Announcement announcement, Halt why, int refused, int tried, CancellationToken cancel)
    {
        announcement.Hold();
        await TellAsync(announcement, why, refused, tried, cancel);
        await outbox.RefreshAsync(announcement.Subject, cancel);
    }

    private async Task<bool> MaySendAsync(Announcement announcement, CancellationToken cancel)
    {
        var author = await db.Members.Include(static member => member.Memberships).FirstAsync(member => member.Id == announcement.AuthorId, cancel);
        return author.IsActive(clock.GetUtcNow())
            && AnnouncementScope.Check(author, announcement.Audience, announcement.Conversation, announcement.Urgent) is null;
    }

    private async Task TellAsync(Announcement announcement, Halt why, int refused, int tried, CancellationToken cancel)
    {
        var halted = new AnnouncementHalted(announcement.Id, why, refused, tried, announcement.StartsAt, announcement.Revision);
        foreach (var reader in await ReadersAsync(announcement, cancel))
        {
            await outbox.TellAsync(reader, halted, cancel);
        }
    }

    private async Task<List<long>> ReadersAsync(Announcement announcement, CancellationToken cancel) =>
        await MaySendAsync(announcement, cancel)
            ? [announcement.AuthorId]
            : await Approvers.Of(db, announcement, clock.GetUtcNow()).Select(static member => member.Id).ToListAsync(cancel);
}

/// <summary>Why an announcement stopped by itself.</summary>
public enum Halt
{
    /// <summary>Its time has passed for too long.</summary>
    Late,

    /// <summary>Its author has left or may no longer write to these readers.</summary>
    Author,

    /// <summary>It began, and is still not over.</summary>
    Unfinished,

    /// <summary>The platforms refuse too much of it.</summary>
    Refused,
}
