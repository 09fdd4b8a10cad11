using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>Loads an announcement for somebody, if they may see it. Every use case begins here.</summary>
public sealed class AnnouncementAccess(CommunityDb db)
{
    /// <summary>For its author, coordinators, and leads to whose groups alone it goes; a draft for its author only.</summary>
    public async Task<Result<Announcement>> FindAsync(long id, Member actor, CancellationToken cancel) =>
        await LoadAsync(id, cancel) is { } found && MaySee(found, actor) ? found : new AnnouncementNotFound();

    /// <summary>The same, but only in one of <paramref name="states"/>.</summary>
    public async Task<Result<Announcement>> FindInAsync(
        long id, Member actor, IReadOnlyCollection<AnnouncementState> states, CancellationToken cancel)
    {
        var found = await FindAsync(id, actor, cancel);
        return found.Succeeded && !states.Contains(found.Value.State) ? new AnnouncementNotInState(found.Value.State) : found;
    }

    /// <summary>Whatever its state, with texts, author and place, for views that decide themselves what to show. The file's bytes are not loaded.</summary>
    public Task<Announcement?> LoadAsync(long id, CancellationToken cancel) =>
        db.Announcements
            .Include(announcement => announcement.Texts)
            .Include(announcement => announcement.Author)
            .Include(announcement => announcement.Conversation)
            .FirstOrDefaultAsync(announcement => announcement.Id == id, cancel);

    private static bool MaySee(Announcement announcement, Member actor) =>
        announcement.AuthorId == actor.Id
        || (announcement.State != AnnouncementState.Draft
            && AnnouncementScope.Check(actor, announcement.Audience, announcement.Conversation, announcement.Urgent) is null);
}
