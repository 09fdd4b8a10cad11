using System.Globalization;
using CoP.Community.Access;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>Asks for the list of every recipient and what became of it, see <see cref="RecipientExport"/>.</summary>
public sealed class AnnouncementExport(CommunityDb db, Change change, AnnouncementAccess access, AuditLog audit, TimeProvider clock)
{
    /// <param name="place">Where the list is to be brought.</param>
    public Task<Result<Announcement>> HandleAsync(Member actor, Conversation place, long id, CancellationToken cancel) =>
        change.DoAsync(access, actor, id, action: null, Fault, _ => AskAsync(actor, place, id, cancel), cancel);

    private static Refusal? Fault(Announcement announcement) => announcement.Broadcast switch
    {
        null => new AnnouncementNotInState(announcement.State),
        { FinalCounts: not null } => new TooLongAgo(),
        _ => null,
    };

    private async Task AskAsync(Member actor, Conversation place, long id, CancellationToken cancel)
    {
        var prefix = AnnouncementListed.KeyOf(id);
        if (!await RecipientExport.Wanted(db).AnyAsync(row => row.MemberId == actor.Id && row.DedupeKey.StartsWith(prefix), cancel))
        {
            var listed = new AnnouncementListed(id, FileId: null, Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture));
            db.Outbox.Add(RecipientExport.Ask(actor.Id, place, listed, clock.GetUtcNow()));
            audit.Note(actor.Id, "announcement.export", Announcement.SubjectOf(id));
        }
    }
}
