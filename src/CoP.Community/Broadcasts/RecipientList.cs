using System.Globalization;
using System.Runtime.CompilerServices;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Broadcasts;

/// <summary>
/// The recipients of a broadcast as lines of CSV, the columns' names first. Times are those of <paramref name="zone"/>, which
/// their columns name, in a form that every table understands.
/// </summary>
internal sealed class RecipientList(CommunityDb db, IExportWords words, string language, TimeZoneInfo zone)
{
    private const int Page = 1000;
    private static readonly string[] Columns = ["name", "organisation", "channel", "state", "reason", "sentAt", "acknowledgedAt"];

    public async IAsyncEnumerable<string> ReadAsync(string source, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return Csv.Row([.. Columns.Select(Head)]);
        foreach (var ids in (await RowsAsync(source, cancel)).Chunk(Page))
        {
            foreach (var line in await PageAsync(source, ids, cancel))
            {
                yield return Write(line);
            }
        }
    }

    /// <summary>Their numbers alone, all at once: to look for each page's beginning would go through all rows each time.</summary>
    private Task<List<long>> RowsAsync(string source, CancellationToken cancel) =>
        db.Outbox.Where(row => row.Kind == OutboxKind.Send && row.Part == 0
            && row.BroadcastId == db.Broadcasts.Where(one => one.Source == source).Select(static one => (long?)one.Id).FirstOrDefault())
            .Select(static row => row.Id).Order().ToListAsync(cancel);

    private Task<List<Line>> PageAsync(string source, long[] ids, CancellationToken cancel) =>
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
             db.Responses.Where(one => one.Subject == source && one.MemberId == row.MemberId)
                 .Select(static one => (DateTimeOffset?)one.At).FirstOrDefault()))
        .ToListAsync(cancel);

    private string Write(Line line) => Csv.Row(
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
