using System.Globalization;
using System.Runtime.CompilerServices;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>The recipients of an announcement as lines of CSV, read some hundred at a time. Times are UTC, in ISO 8601.</summary>
internal static class RecipientList
{
    private const int Page = 1000;

    public static string Header => CsvCell.Row("name", "organisation", "channel", "state", "reason", "sent_at", "acknowledged_at");

    public static async IAsyncEnumerable<string> ReadAsync(
        CommunityDb db, long announcementId, [EnumeratorCancellation] CancellationToken cancel)
    {
        var after = 0L;
        while (await PageAsync(db, announcementId, after, cancel) is { Count: > 0 } page)
        {
            after = page[^1].RowId;
            foreach (var line in page)
            {
                yield return line.Write();
            }
        }
    }

    private static Task<List<Line>> PageAsync(CommunityDb db, long id, long after, CancellationToken cancel) =>
        (from row in Broadcast.Sends(db, id)
         where row.Part == 0 && row.Id > after
         join found in db.Members on row.MemberId equals (long?)found.Id into members
         from member in members.DefaultIfEmpty()
         orderby row.Id
         select new Line(
             row.Id,
             member!.Name ?? row.Conversation!.Title,
             member.Organisation!.Name,
             row.Conversation!.Channel,
             row.State,
             row.Reason,
             row.FinishedAt,
             db.Acknowledgements.Where(one => one.AnnouncementId == id && one.MemberId == row.MemberId)
                 .Select(static one => (DateTimeOffset?)one.At).FirstOrDefault()))
        .Take(Page).ToListAsync(cancel);

    private sealed record Line(
        long RowId, string? Name, string? Organisation, string? Channel, OutboxState State, string? Reason,
        DateTimeOffset? FinishedAt, DateTimeOffset? AcknowledgedAt)
    {
        public string Write() => CsvCell.Row(
            Name, Organisation, Channel, Word(State), State == OutboxState.Sent ? null : Reason,
            State == OutboxState.Sent ? Written(FinishedAt) : null, Written(AcknowledgedAt));

        private static string Word(OutboxState state) => state switch
        {
            OutboxState.Sent => "sent",
            OutboxState.Unreachable => "out of reach",
            OutboxState.Rejected => "refused by the platform",
            OutboxState.Expired => "not sent",
            OutboxState.Ambiguous => "uncertain",
            _ => "waiting",
        };

        private static string? Written(DateTimeOffset? time) =>
            time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
