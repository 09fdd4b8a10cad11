using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>A test to oneself, where one is.</summary>
public sealed class TryAnnouncement(AnnouncementAccess access, Outbox outbox)
{
    public async Task<Result<Announcement>> HandleAsync(Member actor, Conversation conversation, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, actor, cancel);
        if (found.Succeeded)
        {
            var notice = new AnnouncementTried(id, Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture));
            await outbox.ShowAsync(conversation, actor.Id, notice, notice.DedupeKey, cancel);
        }

        return found;
    }
}
