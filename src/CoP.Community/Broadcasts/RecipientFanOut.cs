using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Broadcasts;

/// <summary>
/// Writes an audience into the outbox, some members at a time in the order of their ids. How far it has come is committed
/// with the rows, so that it goes on exactly there after a stop, whatever the instant.
/// </summary>
public sealed class RecipientFanOut(CommunityDb db, NotificationPreferences preferences, TimeProvider clock, IOptions<BroadcastOptions> options)
{
    /// <summary>The next chunk of the audience.</summary>
    internal async Task AddAsync(Broadcast broadcast, CancellationToken cancel)
    {
        if (broadcast.Conversation is { } conversation)
        {
            db.Outbox.Add(Rows(broadcast).In(conversation));
            broadcast.IsExpanded = true;
            return;
        }

        var after = broadcast.Cursor;
        var next = AudienceQuery.Members(db, broadcast.Audience, clock.GetUtcNow()).Where(member => member.Id > after)
            .OrderBy(static member => member.Id).Take(options.Value.RowsPerChunk);
        var recipients = await WriteAsync(broadcast, next, cancel);
        broadcast.Cursor = recipients is [.., var last] ? last.Id : after;
        broadcast.IsExpanded = recipients.Count < options.Value.RowsPerChunk;
    }

    /// <summary>Writes a further round for some members, as they can be reached now.</summary>
    /// <returns>Those of them who are still members.</returns>
    internal async Task<HashSet<long>> AgainAsync(Broadcast broadcast, List<long?> memberIds, CancellationToken cancel)
    {
        if (broadcast.Conversation is { } conversation)
        {
            db.Outbox.Add(Rows(broadcast).In(conversation));
            return [];
        }

        var members = db.Members.Active(clock.GetUtcNow()).Where(member => memberIds.Contains(member.Id));
        return [.. (await WriteAsync(broadcast, members, cancel)).Select(static recipient => recipient.Id)];
    }

    private BroadcastRows Rows(Broadcast broadcast) => new(broadcast, broadcast.ReadNotice().Priority, clock.GetUtcNow());

    private async Task<List<Recipient>> WriteAsync(Broadcast broadcast, IQueryable<Member> members, CancellationToken cancel)
    {
        var (rows, kind) = (Rows(broadcast), broadcast.ReadNotice().Kind);
        var recipients = await Recipient.Of(db, members, kind).OrderBy(static recipient => recipient.Id).ToListAsync(cancel);
        foreach (var recipient in recipients)
        {
            var told = preferences.Decide(recipient.Timing, broadcast.Urgent, recipient.TimeZone);
            if (told.Timing == NoticeTiming.Daily && kind is { } collected)
            {
                db.DigestItems.Add(rows.Digest(recipient, collected));
            }
            else if (told.Timing != NoticeTiming.Off)
            {
                db.Outbox.Add(rows.To(recipient, told.NotBefore));
            }
        }

        return recipients;
    }
}
