using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Broadcasts;

/// <summary>
/// Says whom a broadcast would get to, how far one has come, and how long the rest takes. It only counts, because turns wait
/// meanwhile; who really gets it is decided one by one when it goes.
/// </summary>
public sealed class BroadcastFigures(CommunityDb db, ChannelCatalog channels, TimeProvider clock)
{
    /// <summary>Whom a notice of a kind would get to if it were broadcast now.</summary>
    /// <param name="conversationId">Where it is posted, instead of <paramref name="audience"/>.</param>
    public async Task<Reach> EstimateAsync(Audience audience, long? conversationId, NoticeKind? kind, CancellationToken cancel) =>
        conversationId is { } place ? await EstimatePostAsync(place, cancel) : await EstimateAudienceAsync(audience, kind, cancel);

    /// <summary>How many an audience has, and whether any of them would be told.</summary>
    public async Task<(int Members, bool Anybody)> CountAsync(Audience audience, NoticeKind? kind, CancellationToken cancel)
    {
        var members = AudienceQuery.Members(db, audience, clock.GetUtcNow());
        return (await members.CountAsync(cancel), await members.Wanting(db, kind).AnyAsync(cancel));
    }

    public async Task<Progress> ReadAsync(Broadcast broadcast, CancellationToken cancel) =>
        new(await CountAsync(broadcast, cancel), await LeftAsync(broadcast, cancel));

    internal async Task<BroadcastCounts> CountAsync(Broadcast broadcast, CancellationToken cancel)
    {
        var acknowledged = await db.Responses.CountAsync(one => one.Subject == broadcast.Source, cancel);
        return broadcast.FinalCounts is { } final
            ? final with { Acknowledged = acknowledged }
            : Sum(await StatesAsync(broadcast, cancel), await UnwrittenAsync(broadcast, cancel), acknowledged);
    }

    /// <summary>What is kept when the rows go. Recipients count, not rows: whoever was reached in a later round was reached.</summary>
    internal async Task<BroadcastCounts> SumUpAsync(Broadcast broadcast, CancellationToken cancel)
    {
        var rows = BroadcastOutbox.Sends(db, broadcast.Id).Where(row => row.Part == 0 && row.NoticeType == broadcast.NoticeType);
        var all = await RecipientsAsync(rows, cancel);
        var sent = await RecipientsAsync(rows.Where(static row => row.State == OutboxState.Sent), cancel);
        var touched = await RecipientsAsync(rows.Where(static row => row.State == OutboxState.Sent || row.State == OutboxState.Ambiguous), cancel);
        var acknowledged = await db.Responses.CountAsync(one => one.Subject == broadcast.Source, cancel);
        return new BroadcastCounts(sent, Waiting: 0, Uncertain: touched - sent, Failed: all - touched, acknowledged);
    }

    /// <summary>Of those to whom something was sent, how many were refused.</summary>
    internal async Task<(int Refused, int Tried)> TriedAsync(long broadcastId, CancellationToken cancel)
    {
        var tried = BroadcastOutbox.Sends(db, broadcastId).Where(static row => row.Part == 0 && row.Attempts > 0);
        var refused = await tried.CountAsync(static row => row.State == OutboxState.Unreachable || row.State == OutboxState.Rejected, cancel);
        return (refused, refused + await tried.CountAsync(static row => row.State == OutboxState.Sent, cancel));
    }

    private static Task<int> RecipientsAsync(IQueryable<OutboxMessage> rows, CancellationToken cancel) =>
        rows.Select(static row => row.MemberId).Distinct().CountAsync(cancel);

    private async Task<Reach> EstimatePostAsync(long place, CancellationToken cancel)
    {
        var channel = await db.Conversations.Where(one => one.Id == place && one.Reachable).Select(static one => one.Channel).FirstOrDefaultAsync(cancel);
        return channel is null
            ? new Reach(1, [], 1, 0, TimeSpan.Zero)
            : new Reach(1, [(channel, 1)], 0, 0, RateScopeCount.Needed([new RateScopeCount(channel, "", 1)], channels));
    }

    private async Task<Reach> EstimateAudienceAsync(Audience audience, NoticeKind? kind, CancellationToken cancel)
    {
        var members = AudienceQuery.Members(db, audience, clock.GetUtcNow());
        var wanting = members.Wanting(db, kind);
        var (all, told, scopes) = (await members.CountAsync(cancel), await wanting.CountAsync(cancel), await RateScopesAsync(wanting, cancel));
        var byChannel = scopes.GroupBy(static scope => scope.Channel).Select(static group => (group.Key, Count: group.Sum(static scope => scope.Count)));
        return new Reach(
            all,
            [.. byChannel.OrderByDescending(static channel => channel.Count).ThenBy(static channel => channel.Key, StringComparer.Ordinal)],
            told - scopes.Sum(static scope => scope.Count),
            all - told,
            RateScopeCount.Needed(scopes, channels));
    }

    private static BroadcastCounts Sum(Dictionary<OutboxState, int> states, int unwritten, int acknowledged)
    {
        int Of(params ReadOnlySpan<OutboxState> wanted)
        {
            var sum = 0;
            foreach (var state in wanted)
            {
                sum += states.GetValueOrDefault(state);
            }

            return sum;
        }

        return new BroadcastCounts(
            Of(OutboxState.Sent),
            Of(OutboxState.Queued, OutboxState.Leased, OutboxState.Sending, OutboxState.Parked) + unwritten,
            Of(OutboxState.Ambiguous),
            Of(OutboxState.Unreachable, OutboxState.Rejected, OutboxState.Expired),
            acknowledged);
    }

    /// <summary>A recipient is counted by the first part.</summary>
    private Task<Dictionary<OutboxState, int>> StatesAsync(Broadcast broadcast, CancellationToken cancel) =>
        BroadcastOutbox.Sends(db, broadcast.Id).Where(static row => row.Part == 0)
            .GroupBy(static row => row.State)
            .Select(static group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(static group => group.State, static group => group.Count, cancel);

    private async Task<int> UnwrittenAsync(Broadcast broadcast, CancellationToken cancel) => broadcast switch
    {
        { IsExpanded: true } or { State: not (BroadcastState.Running or BroadcastState.Paused) } => 0,
        { ConversationId: not null } => 1,
        _ => await Unwritten(broadcast).CountAsync(cancel),
    };

    /// <summary>Those of the audience who will be told at once and are not in the outbox yet.</summary>
    private IQueryable<Member> Unwritten(Broadcast broadcast)
    {
        var (urgent, after, kind) = (broadcast.Urgent, broadcast.Cursor, broadcast.ReadNotice().Kind);
        var ahead = AudienceQuery.Members(db, broadcast.Audience, clock.GetUtcNow()).Where(member => member.Id > after).Wanting(db, kind);
        return urgent ? ahead : ahead.Where(member => !db.NoticePreferences.Any(preference =>
            preference.MemberId == member.Id && preference.Kind == kind && preference.Timing == NoticeTiming.Daily));
    }

    private async Task<TimeSpan?> LeftAsync(Broadcast broadcast, CancellationToken cancel)
    {
        if (broadcast is not { State: BroadcastState.Running, FinalCounts: null })
        {
            return null;
        }

        var queued = await BroadcastOutbox.Sends(db, broadcast.Id)
            .Where(static row => row.State == OutboxState.Queued || row.State == OutboxState.Leased || row.State == OutboxState.Sending)
            .GroupBy(static row => row.RateScope)
            .Select(static group => new { RateScope = group.Key, Count = group.Count() })
            .ToListAsync(cancel);
        var scopes = queued.ConvertAll(static scope => RateScopeCount.In(scope.RateScope, scope.Count));
        if (broadcast is { IsExpanded: false, ConversationId: null })
        {
            scopes.AddRange(await RateScopesAsync(Unwritten(broadcast), cancel));
        }

        return scopes.Count == 0 ? null : RateScopeCount.Needed(scopes, channels);
    }

    // Nearly everybody is counted by their preferred address alone, in one pass; only those who cannot be reached there are
    // looked up one by one. Those whom nothing reaches are in no scope, and one may come twice.
    private async Task<List<RateScopeCount>> RateScopesAsync(IQueryable<Member> members, CancellationToken cancel)
    {
        var reachable = from address in db.Addresses
                        join place in db.Conversations on address.ConversationId equals place.Id
                        where address.Preferred && place.Reachable
                        select new { address.MemberId, place.Channel, place.Tenant };
        var preferred = from member in members
                        join address in reachable on member.Id equals address.MemberId
                        group member by new { address.Channel, address.Tenant } into scope
                        select new RateScopeCount(scope.Key.Channel, scope.Key.Tenant, scope.Count());
        var others = Recipient.Of(db, members.Where(member => !reachable.Any(address => address.MemberId == member.Id)), kind: null)
            .Where(static recipient => recipient.Channel != null)
            .GroupBy(static recipient => new { recipient.Channel, recipient.Tenant })
            .Select(static scope => new RateScopeCount(scope.Key.Channel!, scope.Key.Tenant!, scope.Count()));
        return [.. await preferred.ToListAsync(cancel), .. await others.ToListAsync(cancel)];
    }
}
