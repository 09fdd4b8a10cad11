using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>For its author, coordinators, and leads to whose groups alone it goes; a draft for its author only.</summary>
public sealed class AnnouncementAccess(CommunityDb db) : Access<Announcement>
{
    protected override Refusal NotFound => new AnnouncementNotFound();

    /// <summary>Whatever its state, with texts, author and place, for views that decide themselves what to show. The file's bytes are not loaded.</summary>
    public override Task<Announcement?> LoadAsync(long id, CancellationToken cancel) =>
        db.Announcements
            .Include(announcement => announcement.Texts)
            .Include(announcement => announcement.Author)
            .Include(announcement => announcement.Conversation)
            .FirstOrDefaultAsync(announcement => announcement.Id == id, cancel);

    public override bool MaySee(Announcement announcement, Member actor) =>
        announcement.AuthorId == actor.Id
        || (announcement.State != AnnouncementState.Draft && AnnouncementScope.Check(actor, announcement) is null);

    public override string SubjectOf(Announcement announcement) => announcement.Subject;
}
