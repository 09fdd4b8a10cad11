using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>
/// Asks for the list of every recipient and what became of it. The message that will bring it is written at once and waits
/// in the outbox for its file, so that nothing forgets it; <see cref="AnnouncementExports"/> makes the file.
/// </summary>
public sealed class AnnouncementExport(CommunityDb db, AnnouncementAccess access, AnnouncementLog log, TimeProvider clock)
{
    /// <summary>No message waits until then but one that waits for its file.</summary>
    internal static readonly DateTimeOffset Awaited = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="conversation">Where the list is to be brought.</param>
    public async Task<Result<Announcement>> HandleAsync(Member actor, Conversation conversation, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, actor, cancel);
        if ((found.Refusal ?? Fault(found.Value)) is { } refusal)
        {
            return refusal;
        }

        if (await IsWantedAsync(actor, id, cancel))
        {
            return found;
        }

        db.Outbox.Add(Row(actor, conversation, new AnnouncementListed(id, FileId: null, Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture))));
        return await log.NoteAsync(actor, "announcement.export", found.Value, cancel);
    }

    /// <summary>The messages that wait for their file.</summary>
    internal static IQueryable<OutboxMessage> Wanted(CommunityDb db) => db.Outbox.Where(static row =>
        row.State == OutboxState.Parked && row.NotBefore == Awaited && row.NoticeType == nameof(AnnouncementListed));

    private static Refusal? Fault(Announcement announcement) => announcement switch
    {
        { FinalCounts: not null } => new TooLongAgo(),
        { HasStarted: false } => new AnnouncementNotInState(announcement.State),
        _ => null,
    };

    private Task<bool> IsWantedAsync(Member actor, long id, CancellationToken cancel)
    {
        var prefix = AnnouncementListed.KeyOf(id);
        return Wanted(db).AnyAsync(row => row.MemberId == actor.Id && row.DedupeKey.StartsWith(prefix), cancel);
    }

    private OutboxMessage Row(Member actor, Conversation conversation, AnnouncementListed notice) => new()
    {
        ConversationId = conversation.Id,
        Lane = conversation.Lane,
        MemberId = actor.Id,
        NoticeType = nameof(AnnouncementListed),
        Body = NoticeJson.Write(notice),
        DedupeKey = notice.DedupeKey,
        Priority = notice.Priority,
        Policy = AmbiguityPolicy.Resend,
        State = OutboxState.Parked,
        Reason = "waits for its file",
        CreatedAt = clock.GetUtcNow(),
        NotBefore = Awaited,
    };
}
