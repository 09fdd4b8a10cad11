using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>The lists around announcements that people page through, newest first.</summary>
public sealed class AnnouncementLists(CommunityDb db, TimeProvider clock)
{
    /// <summary>Coordinators: all but others' drafts. Leads: their own, and what is posted in their groups' conversations.</summary>
    public IQueryable<Announcement> Visible(Member actor)
    {
        var allowed = AnnouncementScope.Allowed(actor, clock.GetUtcNow());
        var (all, groups) = (allowed.Everyone, allowed.Groups);
        return db.Announcements.Include(announcement => announcement.Texts).Include(announcement => announcement.Author)
            .Where(announcement => announcement.AuthorId == actor.Id
                || (announcement.Stage != AnnouncementState.Draft
                    && (all || (announcement.Conversation!.BoundGroupId != null
                        && groups.Contains(announcement.Conversation.BoundGroupId.Value)))))
            .OrderByDescending(announcement => announcement.CreatedAt).ThenByDescending(announcement => announcement.Id);
    }
}
