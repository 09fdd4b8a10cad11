using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>One piece of work of one announcement.</summary>
public sealed class AnnouncementStep(
    CommunityDb db, Expansion expansion, Sweeping sweeping, Settling settling, Halting halting, TimeProvider clock)
{
    /// <returns>Whether there was any.</returns>
    internal async Task<bool> RunAsync(long id, CancellationToken cancel)
    {
        var announcement = await db.Announcements.Include(static one => one.Conversation).FirstAsync(one => one.Id == id, cancel);
        switch (announcement)
        {
            case { State: AnnouncementState.Scheduled } when announcement.StartsAt <= clock.GetUtcNow():
                await halting.LaunchAsync(announcement, cancel);
                return true;
            case { State: AnnouncementState.Running } when announcement.NotAfter < clock.GetUtcNow() && await WaitsAsync(announcement, cancel):
                await halting.PauseAsync(announcement, Halt.Unfinished, 0, 0, cancel);
                return true;
            case { State: AnnouncementState.Running, IsExpanded: false }:
                await expansion.AddAsync(announcement, cancel);
                return true;
            default:
                // A sweep that only waits for what is on the wire must not hold up the rest.
                return (announcement.Sweep is not null && await sweeping.StepAsync(announcement, cancel))
                    || await settling.StepAsync(announcement, cancel);
        }
    }

    private async Task<bool> WaitsAsync(Announcement announcement, CancellationToken cancel) =>
        !announcement.IsExpanded || await Broadcast.Sends(db, announcement.Id).Waiting().AnyAsync(cancel);
}
