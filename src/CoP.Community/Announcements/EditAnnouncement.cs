using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Changes what was not sent yet. It is a draft again then: an approval was for other words.</summary>
public sealed class EditAnnouncement(CommunityDb db, AnnouncementAccess access, DraftRules rules, AnnouncementLog log)
{
    private static readonly AnnouncementState[] Unsent =
        [AnnouncementState.Draft, AnnouncementState.AwaitingApproval, AnnouncementState.Scheduled, AnnouncementState.Overdue];

    public async Task<Result<Announcement>> HandleAsync(Member actor, long id, AnnouncementDraft draft, CancellationToken cancel)
    {
        var found = await access.FindInAsync(id, actor, Unsent, cancel);
        if ((found.Refusal ?? await rules.CheckAsync(actor, draft, cancel)) is { } refusal)
        {
            return refusal;
        }

        var announcement = found.Value;
        draft.WriteTo(announcement);
        (announcement.State, announcement.ApprovedById, announcement.NotAfter) = (AnnouncementState.Draft, null, null);
        await log.NoteAsync(actor, "announcement.edit", announcement, cancel);
        await db.Entry(announcement).Reference(static a => a.Conversation).LoadAsync(cancel);
        return announcement;
    }
}
