using System.Text;
using CoP.Community.Delivery;
using CoP.Community.Files;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>All action points that a member may see, as a file for a spreadsheet, kept for a day.</summary>
public sealed class ListActionPoints(CommunityDb db, ActionPointAccess access, Outbox outbox, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <param name="place">Where the list is brought.</param>
    /// <param name="columns">What stands above, in the language of whoever asks.</param>
    /// <param name="row">How one reads, a cell for each column.</param>
    public async Task HandleAsync(Member actor, Conversation place, IReadOnlyList<string> columns, Func<ActionPoint, string?[]> row, CancellationToken cancel)
    {
        var all = await access.Seen(actor).AsNoTracking().OrderBy(static point => point.Id).ToListAsync(cancel);
        var file = db.Files.Add(new StoredFile
        {
            Name = "action-points.csv",
            ContentType = "text/csv",
            Content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(all.Select(row).Prepend([.. columns]).Select(static line => $"{Csv.Row(line)}\r\n")))],
            OwnerId = actor.Id,
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = clock.GetUtcNow() + Kept,
        }).Entity;
        await db.SaveChangesAsync(cancel);
        var listed = new ActionPointsListed(file.Id);
        await outbox.ShowAsync(place, actor.Id, listed, listed.DedupeKey, cancel);
    }
}
