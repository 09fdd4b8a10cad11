using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>Sets an announcement going, at first or again, and says until when it may go on unasked.</summary>
public sealed class Launching(TimeProvider clock, IOptions<AnnouncementOptions> options)
{
    /// <summary>
    /// Starts it, or has it wait for its time. When its time is over, as when an approval came late or nobody was there to send
    /// it, it starts at once; when it is over for too long, somebody has to be asked first.
    /// </summary>
    internal void Launch(Announcement announcement)
    {
        var now = clock.GetUtcNow();
        var latest = announcement.StartsAt + (announcement.MayBeLate ?? options.Value.AskWhenLaterThan);
        if (latest < now)
        {
            announcement.Ask();
        }
        else if (announcement.StartsAt > now)
        {
            announcement.State = AnnouncementState.Scheduled;
        }
        else
        {
            announcement.StartedAt = now;
            GoOn(announcement);
        }
    }

    internal void GoOn(Announcement announcement) =>
        (announcement.State, announcement.FinishedAt, announcement.NotAfter) =
            (AnnouncementState.Running, null, clock.GetUtcNow() + options.Value.AskWhenLaterThan);
}
