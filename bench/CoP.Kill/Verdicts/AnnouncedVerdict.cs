using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;

namespace CoP.Kill.Verdicts;

/// <summary>Compares every announcement with its audience.</summary>
/// <param name="audience">The members who have to get each.</param>
/// <param name="rows">What was to be sent, first parts only.</param>
/// <param name="shown">How often a platform has shown a row.</param>
internal sealed class AnnouncedVerdict(
    Dictionary<Announcement, BroadcastCounts> announcements, IReadOnlyList<long> audience, IReadOnlyList<OutboxMessage> rows, Func<OutboxMessage, int> shown)
{
    private readonly ILookup<(long?, long?), OutboxMessage> _rows =
        rows.Where(static row => row.BroadcastId is not null).ToLookup(static row => (row.BroadcastId, row.MemberId));

    public Announced Sum()
    {
        var all = announcements.Keys.SelectMany(one => audience.Select(member => _rows[(one.BroadcastId, member)].ToList())).ToList();
        return new Announced(announcements.Count, all.Count, all.Count(IsReached), all.Count(written => !IsReached(written) && written.Exists(IsListed)));
    }

    public IEnumerable<string> Failures() => announcements.SelectMany(one => Failures(one.Key, one.Value, [.. rows.Where(row => row.BroadcastId == one.Key.BroadcastId)]));

    private IEnumerable<string> Failures(Announcement one, BroadcastCounts counts, List<OutboxMessage> written)
    {
        if (one is not { State: AnnouncementState.Finished, Broadcast.IsExpanded: true, FinishedAt: not null })
        {
            yield return $"announcement {one.Id} is {one.State}, not finished";
        }

        foreach (var member in audience.Where(member => _rows[(one.BroadcastId, member)].Count() != 1).Take(5))
        {
            yield return $"announcement {one.Id} has {_rows[(one.BroadcastId, member)].Count()} rows for member {member}";
        }

        foreach (var row in written.Where(row => row.DedupeKey != Outbox.KeyOf(row.MemberId ?? 0, new AnnouncementSent(one.Id, 0))).Take(5))
        {
            yield return $"announcement {one.Id} has a row for member {row.MemberId} that is known as {row.DedupeKey}";
        }

        foreach (var stranger in written.Where(row => !audience.Contains(row.MemberId ?? 0)).Take(5))
        {
            yield return $"announcement {one.Id} has a row for member {stranger.MemberId}, who should not get it";
        }

        if (Count(written) is var counted && counted != counts)
        {
            yield return $"announcement {one.Id} says {counts}, its rows {counted}";
        }
    }

    private bool IsReached(List<OutboxMessage> written) => written.Exists(row => shown(row) > 0);

    private static bool IsListed(OutboxMessage row) =>
        row.State is OutboxState.Ambiguous or OutboxState.Rejected or OutboxState.Unreachable or OutboxState.Expired;

    private static BroadcastCounts Count(List<OutboxMessage> written) => new(
        written.Count(static row => row.State == OutboxState.Sent),
        written.Count(static row => row.FinishedAt is null),
        written.Count(static row => row.State == OutboxState.Ambiguous),
        written.Count(static row => IsListed(row) && row.State != OutboxState.Ambiguous),
        0);
}
