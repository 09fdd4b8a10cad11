using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Kill.Communities;
using CoP.Kill.Events;
using CoP.Kill.Platforms;
using Microsoft.EntityFrameworkCore;

namespace CoP.Kill.Verdicts;

/// <summary>Compares what people did, what the database holds, and what the platforms saw.</summary>
internal sealed class Verdict(
    IReadOnlyList<KillEvent> events, IReadOnlyList<InboxEntry> inbox, IReadOnlyList<OutboxMessage> outbox, IReadOnlySet<long> moved, IReadOnlyList<PlatformLogEntry> seen,
    Dictionary<Announcement, BroadcastCounts> announcements, IReadOnlyList<long> audience, long begun)
{
    private readonly List<OutboxMessage> _sends = [.. outbox.Where(static row => row.Kind == OutboxKind.Send)];
    private readonly Dictionary<string, int> _shown = seen.Where(static one => one.IsShown).CountBy(static one => one.Reference).ToDictionary();
    private HashSet<string>? _replies;
    private HashSet<(string, string)>? _failed;
    private Dictionary<string, TimeSpan>? _firstShown;
    private List<OutboxMessage>? _answers;

    public static async Task<Verdict> OfAsync(IReadOnlyList<KillEvent> events, KillCommunity community, PlatformLog log) => new(
        events,
        await community.ReadAsync(static db => db.Inbox.AsNoTracking().ToListAsync()),
        await community.ReadAsync(KeptWires.ReadAsync),
        await community.ReadAsync(KeptWires.MovedAsync),
        await log.ReadAsync(),
        await community.Coordinator.CountAsync(),
        community.Coordinator.Audience,
        log.Begun);

    public Tally Events => new(
        events.Count, events.Sum(static one => one.Tries), events.Sum(static one => one.Accepted), inbox.Count(static entry => entry.State == InboxState.Failed));

    public Rows Outbox => new(
        _sends.Count,
        _sends.Count(static row => row.State == OutboxState.Sent),
        _sends.Count(static row => row.State == OutboxState.Ambiguous),
        _sends.Count(static row => row.State is OutboxState.Rejected or OutboxState.Unreachable or OutboxState.Expired),
        _shown.Values.Sum(),
        seen.Count,
        _sends.Where(static row => row.Policy == AmbiguityPolicy.Resend).Sum(static row => row.Ambiguities),
        _sends.Where(static row => row.Policy == AmbiguityPolicy.Hold).Sum(static row => row.Ambiguities),
        Doubtful.Count(),
        Doubtful.Count(row => !Begun.Contains(Reference(row))));

    /// <summary>Rows whose body is known: one that went elsewhere since was written anew.</summary>
    private IEnumerable<OutboxMessage> Doubtful => _sends.Where(static row => row is { Ambiguities: > 0, Payload: not null });

    /// <summary>What a platform has had any request of, answered or not.</summary>
    private HashSet<string> Begun => field ??= seen.Select(static one => one.Reference).ToHashSet(StringComparer.Ordinal);

    public Announced Announced => Announcing.Sum();

    public AnswerTimes Answers => AnswerTimes.Of([.. events.Where(static one => one.BroughtAt is not null).Select(one => (Brought: KillSetup.Clock.GetElapsedTime(begun, one.BroughtAt!.Value), Answered: FirstAnswer(one)))
        .Where(static one => one.Answered is not null).Select(static one => one.Answered!.Value - one.Brought)]);

    public Budgets Budgets => new(Budgets.MostInASecond(seen, ChannelNames.Teams), Budgets.MostInASecond(seen, ChannelNames.Telegram), 0);

    public Losses Losses(IReadOnlyList<long> questions) => new(
        LostEvents().Count(),
        events.Count(HasWrongEffect) + Unaccounted().Count(),
        _sends.Count(row => row.State == OutboxState.Sent && Shown(row) == 0),
        outbox.Count(static row => row.FinishedAt is null),
        OutOfOrder().Count(),
        questions.Count(id => outbox.Count(row => row.DedupeKey.StartsWith($"question-unanswered:{id}:", StringComparison.Ordinal) && row.Part == 0) != 1),
        Announced.Lost,
        Twice(AmbiguityPolicy.Resend),
        Twice(AmbiguityPolicy.Hold));

    /// <summary>The pass rule for G1 to G7 and G15.</summary>
    public ImmutableArray<string> Failures(IReadOnlyList<long> questions)
    {
        var losses = Losses(questions);
        return
        [
            .. losses.Total > 0 ? new[] { $"lost {losses.Total}" } : [],
            .. losses.TwiceUnderHold > 0 ? new[] { $"{losses.TwiceUnderHold} came twice under hold" } : [],
            .. losses.OutOfOrder > 0 ? new[] { $"{losses.OutOfOrder} came out of order" } : [],
            .. _sends.Where(row => Shown(row) - 1 > row.Ambiguities).Select(row => $"part {row.Part} of {row.DedupeKey} came {Shown(row)} times, in doubt {row.Ambiguities} times"),
            .. LostEvents().Take(5).Select(static one => $"event {one.Channel} {one.InboxId}: accepted {one.Accepted} times, refused {one.Refused} times, not once in the inbox"),
            .. events.Where(HasWrongEffect).Take(5).Select(one => $"event {one.Channel} {one.InboxId} ({one.Payload["text"] ?? one.Payload["message"]?["text"]}) {WrongEffect(one)}"),
            .. Announcing.Failures(),
            .. Unaccounted().Take(5).Select(static one => $"{one.Channel} {one.Chat} was shown {one.Reference}, of which no row knows"),
        ];
    }

    private AnnouncedVerdict Announcing => field ??= new AnnouncedVerdict(announcements, audience, [.. _sends.Where(static row => row.Part == 0)], Shown);

    /// <summary>Accepted, or still waiting at the platform, and not once in the inbox.</summary>
    private IEnumerable<KillEvent> LostEvents()
    {
        var known = inbox.CountBy(static entry => (entry.Channel, entry.ExternalId)).ToDictionary();
        return events.Where(one => known.GetValueOrDefault((one.Channel, one.InboxId)) != 1 || one.Accepted == 0);
    }

    /// <summary>Everything that is said here is answered; what never goes well is kept, and apologised for once.</summary>
    private bool HasWrongEffect(KillEvent one)
    {
        _replies ??= outbox.Where(static row => row is { Part: 0, DedupeKey: ['t', 'u', 'r', 'n', ':', ..] })
            .Select(static row => row.DedupeKey[..row.DedupeKey.LastIndexOf(':')]).ToHashSet(StringComparer.Ordinal);
        _failed ??= inbox.Where(static entry => entry.State == InboxState.Failed).Select(static entry => (entry.Channel, entry.ExternalId)).ToHashSet();
        return !_replies.Any(key => key.StartsWith($"turn:{one.Channel}:", StringComparison.Ordinal) && key.EndsWith($":{one.InboxId}", StringComparison.Ordinal))
            || _failed.Contains((one.Channel, one.InboxId)) != one.IsPoison;
    }

    private TimeSpan? FirstAnswer(KillEvent one)
    {
        _firstShown ??= seen.Where(static one => one.IsShown).GroupBy(static one => one.Reference).ToDictionary(static one => one.Key, static one => one.Min(static first => first.At), StringComparer.Ordinal);
        _answers ??= _sends.Where(static row => row is { Part: 0, Payload: not null, DedupeKey: ['t', 'u', 'r', 'n', ':', ..] }).ToList();
        return _answers.Where(row => row.DedupeKey.StartsWith($"turn:{one.Channel}:", StringComparison.Ordinal) && row.DedupeKey[..row.DedupeKey.LastIndexOf(':')].EndsWith($":{one.InboxId}", StringComparison.Ordinal))
            .Select(row => _firstShown.TryGetValue(Reference(row), out var at) ? at : (TimeSpan?)null).Min();
    }

    private string WrongEffect(KillEvent one) => _failed!.Contains((one.Channel, one.InboxId)) switch
    {
        true when !one.IsPoison => "failed, and should not have",
        false when one.IsPoison => "went well, and should have failed",
        _ => "was answered with nothing",
    };

    /// <summary>What people saw without a row that says so. A row that goes elsewhere is written anew, so only what was shown counts.</summary>
    private IEnumerable<PlatformLogEntry> Unaccounted()
    {
        var known = _sends.Select(Reference).ToHashSet(StringComparer.Ordinal);
        return seen.Where(one => one.IsShown && !known.Contains(one.Reference));
    }

    /// <summary>Of the replies in one conversation, those that were seen after a later one. What went to the member's other address has no place in that order, nor when it came back.</summary>
    private IEnumerable<PlatformLogEntry> OutOfOrder()
    {
        var rows = _sends.Where(static row => row is { Priority: OutboxPriority.Reply, Payload: not null }).ToDictionary(Reference, StringComparer.Ordinal);
        var latest = new Dictionary<(long Conversation, string Channel), (long Id, int Part)>(); // A row seen before it went to the other address is known by that one.
        foreach (var (one, row) in seen.Where(one => one.IsShown && rows.ContainsKey(one.Reference)).Select(one => (one, rows[one.Reference])))
        {
            if (moved.Contains(row.Id) || !row.DedupeKey.StartsWith($"turn:{one.Channel}:", StringComparison.Ordinal))
            {
                continue;
            }

            var last = latest.GetValueOrDefault((row.ConversationId!.Value, one.Channel));
            if (row.Part == 0 && row.Id < last.Id)
            {
                yield return one;
            }

            latest[(row.ConversationId.Value, one.Channel)] = (Math.Max(last.Id, row.Part == 0 ? row.Id : 0), row.Part);
        }
    }

    private int Twice(AmbiguityPolicy policy) => _sends.Where(row => row.Policy == policy).Sum(row => Math.Max(0, Shown(row) - 1));

    private int Shown(OutboxMessage row) => row.Payload is null ? 0 : _shown.GetValueOrDefault(Reference(row));

    private static string Reference(OutboxMessage row) =>
        row.Payload is { } wire ? JsonNode.Parse(wire)!["reference"]?.GetValue<string>() ?? "" : $"row {row.Id}";
}
