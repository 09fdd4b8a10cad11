using CoP.Community.Access;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Changes what was not sent yet. It is a draft again then: an approval was for other words.</summary>
public sealed class EditAnnouncement(CommunityDb db, Change change, AnnouncementAccess access, DraftRules rules)
{
    public Task<Result<Announcement>> HandleAsync(Member actor, long id, AnnouncementDraft draft, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "announcement.edit", static one => one.MayEdit(), one => EditAsync(actor, one, draft, cancel), cancel);

    private async Task<Refusal?> EditAsync(Member actor, Announcement announcement, AnnouncementDraft draft, CancellationToken cancel)
    {
        if (await rules.CheckAsync(actor, draft, cancel) is { } refusal)
        {
            return refusal;
        }

        draft.WriteTo(announcement);
        (announcement.Stage, announcement.ApprovedById) = (AnnouncementState.Draft, null);
        await db.SaveChangesAsync(cancel);
        await db.Entry(announcement).Reference(static one => one.Conversation).LoadAsync(cancel);
        return null;
    }
}
