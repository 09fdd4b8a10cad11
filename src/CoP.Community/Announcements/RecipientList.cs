using System.Globalization;
using System.Runtime.CompilerServices;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>
/// The recipients of an announcement as lines of CSV, the columns' names first. Times are those of <paramref name="zone"/>, which
/// their columns name, in a form that every table understands.
/// </summary>
internal sealed class RecipientList(CommunityDb db, IExportWords words, string language, TimeZoneInfo zone)
{
    private const int Page = 1000;
    private static readonly string[] Columns = ["name", "organisation", "channel", "state", "reason", "sentAt", "acknowledgedAt"];

    public async IAsyncEnumerable<string> ReadAsync(long announcementId, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return CsvCell.Row([.. Columns.Select(Head)]);
        foreach (var ids in (await RowsAsync(announcementId, cancel)).Chunk(Page))
        {
            foreach (var line in await PageAsync(announcementId, ids, cancel))
            {
                yield return Write(line);
            }
        }
    }

    /// <summary>Their numbers alone, all at once: to look for each page's beginning would go through all rows each time.</summary>
    private Task<List<long>> RowsAsync(long announcementId, CancellationToken cancel) =>
        Broadcast.Sends(db, announcementId).Where(static row => row.Part == 0).Select(static row => row.Id).Order().ToListAsync(cancel);

    private Task<List<Line>> PageAsync(long announcementId, long[] ids, CancellationToken cancel) =>
        (from row in db.Outbox
         where EF.Parameter(ids).Contains(row.Id)
         join found in db.Members on row.MemberId equals (long?)found.Id into members
         from member in members.DefaultIfEmpty()
         orderby row.Id
         select new Line(
             member!.Name ?? row.Conversation!.Title,
             member.Organisation!.Name,
             row.Conversation!.Channel,
             row.State,
             row.Reason,
             row.FinishedAt,
             db.Acknowledgements.Where(one => one.AnnouncementId == announcementId && one.MemberId == row.MemberId)
                 .Select(static one => (DateTimeOffset?)one.At).FirstOrDefault()))
        .ToListAsync(cancel);

    private string Write(Line line) => CsvCell.Row(
        line.Name, line.Organisation, line.Channel, words.Say(Word(line.State), language), line.State == OutboxState.Sent ? null : line.Reason,
        line.State == OutboxState.Sent ? Written(line.FinishedAt) : null, Written(line.AcknowledgedAt));

    private static string Word(OutboxState state) => state switch
    {
        OutboxState.Sent => "sent",
        OutboxState.Unreachable => "outOfReach",
        OutboxState.Rejected => "refused",
        OutboxState.Expired => "notSent",
        OutboxState.Ambiguous => "uncertain",
        _ => "waiting",
    };

    private string Head(string column) =>
        column.EndsWith("At", StringComparison.Ordinal) ? $"{words.Say(column, language)} ({WallClock.NameOf(zone)})" : words.Say(column, language);

    private string? Written(DateTimeOffset? time) => time is { } at
        ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : null;

    private sealed record Line(
        string? Name, string? Organisation, string? Channel, OutboxState State, string? Reason, DateTimeOffset? FinishedAt, DateTimeOffset? AcknowledgedAt);
}
