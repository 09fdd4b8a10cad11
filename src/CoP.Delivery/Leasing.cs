using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Rates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Delivery;

/// <summary>Chooses who goes next, lane by lane and most urgent first, and holds a place in the rate budget for each. It writes nothing.</summary>
internal sealed class Leasing(
    IServiceScopeFactory scopes, IRateBudget budget, Gates gates, Lanes lanes, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    /// <summary>How long a row may stay on the wire before it counts as left behind.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    /// <summary>When all that were looked at must wait for their chats, others are looked at, so many times.</summary>
    private const int Looks = 8;

    /// <summary>An acknowledgement can be behind replies that have no place.</summary>
    private const int FewestReplies = 8;

    /// <returns>Rows that count as <paramref name="underway"/> from now on.</returns>
    public async Task<IReadOnlyList<Lease>> ChooseAsync(Queue queue, Underway underway, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        for (var look = 0; look < Looks; look++)
        {
            var heads = await HeadsAsync(db, queue, underway, cancel);
            var granted = Claim(await GrantAsync(heads, cancel), underway);
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

    /// <summary>The other queue may have been faster with something for the same conversation.</summary>
    private List<Lease> Claim(List<Lease> granted, Underway underway)
    {
        var late = granted.FindAll(lease => !underway.TryAdd(lease));
        GiveBack(late);
        return late.Count == 0 ? granted : [.. granted.Except(late)];
    }

    private async Task<List<Head>> HeadsAsync(CommunityDb db, Queue queue, Underway underway, CancellationToken cancel)
    {
        var seats = new Seats(options.Value.Parallel, underway.Leases);
        List<Head> heads = [];
        foreach (var lane in lanes.Known)
        {
            heads.AddRange(await HeadsAsync(db, queue, lane, seats, cancel));
        }

        return [.. heads.Where(head => !underway.Holds(head.ConversationId))
            .OrderBy(static head => head.Priority).ThenBy(static head => head.Id)
            .DistinctBy(static head => head.ConversationId)
            .Where(head => seats.Take(head.Lane, head.IsReply))];
    }

    private async Task<List<Head>> HeadsAsync(CommunityDb db, Queue queue, string lane, Seats seats, CancellationToken cancel)
    {
        var (opening, most) = (gates.Of(lane), MostLookedAt(queue, lane, seats));
        return most <= 0 || opening < Least(queue) ? [] : await DueRows.Heads(db, queue, lane, opening, gates.ClosedChats(lane), clock.GetUtcNow())
            .Select(static row => new Head(
                row.Id, row.Fence, row.Kind, row.Priority, row.Lane, row.ConversationId!.Value, row.Conversation!.ExternalId, row.Conversation.Kind))
            .Take(most)
            .ToListAsync(cancel);
    }

    private static Opening Least(Queue queue) => queue == Queue.Replies ? Opening.Acknowledgements : Opening.All;

    private int MostLookedAt(Queue queue, string lane, Seats seats)
    {
        var isReply = queue == Queue.Replies;
        var free = isReply ? seats.Free : seats.FreeForBulk(lane);
        return Math.Min(free, Math.Max(isReply ? FewestReplies : 1, budget.Room(lane, isReply, free)));
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
                granted.Add(new Lease(head.Id, head.ConversationId, head.Fence + 1, head.Lane, head.IsReply, answer.Place));
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
