using CoP.Channels.Delivery.Rates;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Delivery;

/// <summary>A row that is ours until its lease ends. Whoever leases it next has a higher fence.</summary>
internal sealed record Lease(long RowId, long Fence);

/// <summary>Takes due rows, most urgent first, many in one commit.</summary>
internal sealed class Leasing(
    IServiceScopeFactory scopes, ITransactions transactions, IRateBudget budget, Gates gates, TimeProvider clock)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    /// <summary>Looks outside of any transaction, since each commit wakes the dispatcher; writes only when there is something to take.</summary>
    public async Task<IReadOnlyList<Lease>> TakeAsync(int atMost, CancellationToken cancel)
    {
        var heads = await GrantedAsync(atMost, cancel);
        return heads.Count == 0
            ? []
            : await transactions.RunAsync((services, token) => LeaseAsync(services.GetRequiredService<CommunityDb>(), heads, token), cancel);
    }

    private async Task<List<Head>> GrantedAsync(int atMost, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        while (true)
        {
            var heads = await HeadsAsync(db, atMost, cancel);
            var granted = heads.Where(IsGranted).ToList();
            if (granted.Count > 0 || heads.Count == 0)
            {
                return granted; // When none is granted, others may go instead of those whose budget is spent.
            }
        }
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

    private async Task<IReadOnlyList<Lease>> LeaseAsync(CommunityDb db, List<Head> heads, CancellationToken cancel)
    {
        List<Lease> taken = [];
        foreach (var head in heads)
        {
            if (await WinsAsync(db, head, cancel))
            {
                taken.Add(new Lease(head.Id, head.Fence + 1));
            }
        }

        return taken;
    }

    private async Task<bool> WinsAsync(CommunityDb db, Head head, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + Length;
        return await db.Outbox
            .Where(row => row.Id == head.Id && row.Fence == head.Fence && row.State == OutboxState.Queued)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, OutboxState.Leased)
                    .SetProperty(row => row.Fence, head.Fence + 1)
                    .SetProperty(row => row.LeasedUntil, until),
                cancel) == 1;
    }

    private sealed record Head(
        long Id, long Fence, OutboxKind Kind, long ConversationId, string Channel, string Chat, ConversationKind ConversationKind);
}
