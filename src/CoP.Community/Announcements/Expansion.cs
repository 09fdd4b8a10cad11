using CoP.Community.Delivery;
using CoP.Community.Preferences;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>
/// Writes an audience into the outbox, some members at a time in the order of their ids. How far it has come is committed
/// with the rows, so that it goes on exactly there after a stop, whatever the instant.
/// </summary>
public sealed class Expansion(CommunityDb db, Rest rest, TimeProvider clock, IOptions<AnnouncementOptions> options)
{
    internal async Task AddAsync(Announcement announcement, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = new BroadcastRows(announcement, now);
        if (announcement.Conversation is { } conversation)
        {
            db.Outbox.Add(rows.In(conversation));
            announcement.IsExpanded = true;
            return;
        }

        var readers = await NextAsync(announcement, now, cancel);
        foreach (var reader in readers)
        {
            Add(announcement, rows, reader);
        }

        announcement.ExpandedTo = readers is [.., var last] ? last.Id : announcement.ExpandedTo;
        announcement.IsExpanded = readers.Count < options.Value.RowsPerChunk;
    }

    /// <summary>Writes a further round for some members, as they can be reached now.</summary>
    /// <returns>Those of them who still want it.</returns>
    internal async Task<HashSet<long>> AgainAsync(Announcement announcement, List<long?> memberIds, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = new BroadcastRows(announcement, now);
        if (announcement.Conversation is { } conversation)
        {
            db.Outbox.Add(rows.In(conversation));
            return [];
        }

        var members = AudienceQuery.Members(db, new Audience(), now).Where(member => memberIds.Contains(member.Id));
        var readers = await Recipient.Of(db, members, NoticeKind.Announcement).ToListAsync(cancel);
        readers.ForEach(reader => Add(announcement, rows, reader));
        return [.. readers.Select(static reader => reader.Id)];
    }

    private Task<List<Recipient>> NextAsync(Announcement announcement, DateTimeOffset now, CancellationToken cancel)
    {
        var after = announcement.ExpandedTo;
        var members = AudienceQuery.Members(db, announcement.Audience, now).Where(member => member.Id > after);
        var next = members.OrderBy(static member => member.Id).Take(options.Value.RowsPerChunk);
        return Recipient.Of(db, next, NoticeKind.Announcement).OrderBy(static reader => reader.Id).ToListAsync(cancel);
    }

    private void Add(Announcement announcement, BroadcastRows rows, Recipient reader)
    {
        switch (reader.Timing)
        {
            case NoticeTiming.Off:
                break;
            case NoticeTiming.Daily when !announcement.Urgent:
                db.DigestItems.Add(rows.Digest(reader));
                break;
            default:
                db.Outbox.Add(rows.To(reader, rest.Until(announcement, reader.TimeZone)));
                break;
        }
    }
}
