using System.Text;
using CoP.Community.Delivery;
using CoP.Community.Files;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Organising;

/// <summary>Who comes, as a file for a spreadsheet, kept for a day.</summary>
public sealed class ListRegistrations(CommunityDb db, EventAccess access, EventLists lists, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <param name="place">Where the list is brought.</param>
    /// <param name="columns">What stands above, in the language of whoever asks.</param>
    /// <param name="row">How one reads, a cell for each column.</param>
    public async Task<Result<Event>> HandleAsync(
        Member actor, Conversation place, long eventId, IReadOnlyList<string> columns, Func<Registration, string?[]> row, CancellationToken cancel)
    {
        var found = (await access.FindAsync(eventId, actor, cancel)).Unless(one => access.MustLookAfter(one, actor));
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var all = await lists.Registered(eventId).AsNoTracking().ToListAsync(cancel);
        var file = db.Files.Add(new StoredFile
        {
            Name = $"event-{eventId}.csv",
            ContentType = "text/csv",
            Content = Write([.. all.Select(row).Prepend([.. columns])]),
            OwnerId = actor.Id,
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = clock.GetUtcNow() + Kept,
        }).Entity;
        await db.SaveChangesAsync(cancel);
        var listed = new RegistrationsListed(eventId, file.Id);
        await outbox.ShowAsync(place, actor.Id, listed, listed.DedupeKey, cancel);
        audit.Note(actor.Id, "event.export", found.Value.Subject);
        return found;
    }

    private static byte[] Write(IEnumerable<string?[]> rows) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(rows.Select(static row => $"{Csv.Row(row)}\r\n")))];
}
