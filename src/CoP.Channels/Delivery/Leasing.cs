using CoP.Channels.Delivery.Rates;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Delivery;

/// <summary>Chooses who goes next, lane by lane and most urgent first, and holds a place in the rate budget for each. It writes nothing.</summary>
internal sealed class Leasing(
    IServiceScopeFactory scopes, IRateBudget budget, Gates gates, Lanes lanes, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    /// <summary>How long a row may stay on the wire before it counts as left behind.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    /// <summary>When all that were looked at must wait for their chats, others are looked at, so many times.</summary>
    private const int Looks = 8;

    /// <summary>Replies can be in front of what has no place.</summary>
    private const int FewestLookedAt = 8;

    /// <param name="ours">Rows whose last outcome is not recorded yet.</param>
    public async Task<IReadOnlyList<Lease>> ChooseAsync(IReadOnlyDictionary<long, Lease> ours, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        for (var look = 0; look < Looks; look++)
        {
            var heads = await HeadsAsync(db, ours, cancel);
            var granted = await GrantAsync(heads, cancel);
            if (granted.Count > 0 || (heads.Count == 0 && !await lanes.FindAsync(db, cancel)))
            {
                return granted;
            }
        }

        return [];
    }

    public void GiveBack(IEnumerable<Lease> leases)
    {
        foreach (var place in leases.Select(static lease => lease.Place).OfType<RatePlace>())
        {
            budget.GiveBack(place);
        }
    }

    private async Task<List<Head>> HeadsAsync(CommunityDb db, IReadOnlyDictionary<long, Lease> ours, CancellationToken cancel)
    {
        var seats = new Seats(options.Value.Parallel, [.. ours.Values]);
        List<Head> heads = [];
        foreach (var lane in lanes.Known)
        {
            heads.AddRange(await HeadsAsync(db, lane, seats, cancel));
        }

        return [.. heads.Where(head => !ours.ContainsKey(head.Id))
            .OrderBy(static head => head.Priority).ThenBy(static head => head.Id)
            .DistinctBy(static head => head.ConversationId)
            .Where(head => seats.Take(head.Lane, head.IsReply))];
    }

    private async Task<List<Head>> HeadsAsync(CommunityDb db, string lane, Seats seats, CancellationToken cancel)
    {
        var opening = gates.Of(lane);
        if (opening == Opening.None || seats.Free <= 0)
        {
            return [];
        }

        opening = opening == Opening.All && seats.FreeForBulk(lane) <= 0 ? Opening.Replies : opening;
        return await DueRows.Heads(db, lane, opening, gates.ClosedChats(lane), clock.GetUtcNow())
            .Select(static row => new Head(
                row.Id, row.Fence, row.Kind, row.Priority, row.Lane, row.ConversationId!.Value, row.Conversation!.ExternalId, row.Conversation.Kind))
            .Take(Math.Min(seats.Free, Math.Max(FewestLookedAt, budget.Room(lane, opening != Opening.All) ?? seats.Free)))
            .ToListAsync(cancel);
    }

    private async Task<List<Lease>> GrantAsync(List<Head> heads, CancellationToken cancel)
    {
        var answers = await budget.TakeAsync([.. heads.Select(static head => head.Request).OfType<RateRequest>()], cancel);
        var next = 0;
        List<Lease> granted = [];
        foreach (var head in heads)
        {
            var answer = head.Request is null ? default : answers[next++];
            if (head.Request is null || answer.Place is not null)
            {
                granted.Add(new Lease(head.Id, head.Fence + 1, head.Lane, head.IsReply, answer.Place));
            }
            else
            {
                gates.Close(head.Request, answer);
            }
        }

        return granted;
    }

    private sealed record Head(
        long Id, long Fence, OutboxKind Kind, OutboxPriority Priority, string Lane, long ConversationId, string Chat, ConversationKind ChatKind)
    {
        public bool IsReply => Priority == OutboxPriority.Reply;

        public RateRequest? Request { get; } = Kind == OutboxKind.Acknowledge ? null : new(Lane, Chat, ChatKind, Priority == OutboxPriority.Reply, Kind == OutboxKind.Edit);
    }
}
