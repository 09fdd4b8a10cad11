using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Writes down who did what with an announcement, and has every card that shows it redrawn.</summary>
public sealed class AnnouncementLog(CommunityDb db, Outbox outbox, TimeProvider clock)
{
    public async Task<Announcement> NoteAsync(
        Member actor, string action, Announcement announcement, CancellationToken cancel, string? reason = null)
    {
        db.AuditLog.Add(new AuditEntry
        {
            At = clock.GetUtcNow(),
            ActorId = actor.Id,
            Action = action,
            Subject = announcement.Subject,
            Reason = reason,
        });
        await outbox.RefreshAsync(announcement.Subject, cancel);
        return announcement;
    }
}
