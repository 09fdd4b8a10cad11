using CoP.Channels.Delivery.Rates;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Delivery;

/// <summary>A row that is ours until its lease ends. Whoever leases it next has a higher fence.</summary>
internal sealed record Lease(long RowId, long Fence);

/// <summary>Takes due rows, most urgent first, many in one commit.</summary>
internal sealed class Leasing(ITransactions transactions, IRateBudget budget, Gates gates, TimeProvider clock)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    public Task<IReadOnlyList<Lease>> TakeAsync(int atMost, CancellationToken cancel) =>
        transactions.RunAsync<IReadOnlyList<Lease>>((services, token) => TakeAsync(Db(services), atMost, token), cancel);

    private static CommunityDb Db(IServiceProvider services) => services.GetRequiredService<CommunityDb>();

    private async Task<IReadOnlyList<Lease>> TakeAsync(CommunityDb db, int atMost, CancellationToken cancel)
    {
        List<Lease> taken = [];
        bool again;
        do
        {
            var heads = await HeadsAsync(db, atMost - taken.Count, cancel);
            var granted = heads.Where(IsGranted).ToList();
            again = granted.Count < heads.Count; // Others may go instead of those whose budget is spent.
            foreach (var head in granted)
            {
                await LeaseAsync(db, head, taken, cancel);
            }
        }
        while (again && taken.Count < atMost);
        return taken;
    }

    private async Task<List<Head>> HeadsAsync(CommunityDb db, int atMost, CancellationToken cancel)
    {
        var heads = await DueRows.Heads(db, clock.GetUtcNow(), gates.Closed())
            .OrderBy(row => row.Priority).ThenBy(row => row.Id)
            .Select(row => new Head(
                row.Id, row.Fence, row.Kind, row.ConversationId!.Value, row.Conversation!.Channel, row.Conversation.ExternalId, row.Conversation.Kind))
            .Take(atMost)
            .ToListAsync(cancel);
        return [.. heads.DistinctBy(static head => head.ConversationId)];
    }

    private bool IsGranted(Head head)
    {
        if (head.Kind == OutboxKind.Acknowledge)
        {
            return true;
        }

        var answer = budget.Take(new RateRequest(head.Channel, head.Chat, head.ConversationKind));
        if (!answer.Granted)
        {
            gates.Close(head.Channel, head.ConversationId, answer);
        }

        return answer.Granted;
    }

    private async Task LeaseAsync(CommunityDb db, Head head, List<Lease> taken, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + Length;
        var won = await db.Outbox
            .Where(row => row.Id == head.Id && row.Fence == head.Fence && row.State == OutboxState.Queued)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, OutboxState.Leased)
                    .SetProperty(row => row.Fence, head.Fence + 1)
                    .SetProperty(row => row.LeasedUntil, until),
                cancel);
        if (won == 1)
        {
            taken.Add(new Lease(head.Id, head.Fence + 1));
        }
    }

    private sealed record Head(
        long Id, long Fence, OutboxKind Kind, long ConversationId, string Channel, string Chat, ConversationKind ConversationKind);
}
