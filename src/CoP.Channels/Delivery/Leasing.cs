using CoP.Channels.Delivery.Rates;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Delivery;

/// <summary>Chooses who goes next, most urgent first, and holds a place in the rate budget for each. It writes nothing.</summary>
internal sealed class Leasing(IServiceScopeFactory scopes, IRateBudget budget, Gates gates, TimeProvider clock)
{
    /// <summary>How long a row may stay on the wire before it counts as left behind.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    /// <param name="places">For anybody.</param>
    /// <param name="bulkPlaces">How many of them others than replies may take.</param>
    /// <param name="ours">Rows whose last outcome is not recorded yet.</param>
    public async Task<IReadOnlyList<Lease>> ChooseAsync(int places, int bulkPlaces, ICollection<long> ours, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        while (true)
        {
            var heads = await HeadsAsync(db, places, bulkPlaces, cancel);
            heads.RemoveAll(head => ours.Contains(head.RowId));
            var granted = heads.Where(IsGranted).ToList();
            if (granted.Count > 0 || heads.Count == 0)
            {
                return granted; // When none is granted, others may go instead of those whose budget is spent.
            }
        }
    }

    public void GiveBack(IEnumerable<Lease> leases)
    {
        foreach (var rate in leases.Select(static lease => lease.Rate).OfType<RateRequest>())
        {
            budget.GiveBack(rate);
        }
    }

    private async Task<List<Lease>> HeadsAsync(CommunityDb db, int places, int bulkPlaces, CancellationToken cancel)
    {
        var due = DueRows.Heads(db, clock.GetUtcNow(), gates.Closed());
        var heads = await (bulkPlaces > 0 ? due : due.Where(static row => row.Priority == OutboxPriority.Reply))
            .OrderBy(static row => row.Priority).ThenBy(static row => row.Id)
            .Select(static row => new Head(
                row.Id, row.Fence, row.Kind, row.Priority, row.ConversationId!.Value,
                row.Conversation!.Channel, row.Conversation.Tenant, row.Conversation.ExternalId, row.Conversation.Kind))
            .Take(places)
            .ToListAsync(cancel);
        var bulk = 0;
        var seated = heads.DistinctBy(static head => head.ConversationId).Where(head => head.IsReply || ++bulk <= bulkPlaces);
        return [.. seated.Select(static head => head.ToLease())];
    }

    private bool IsGranted(Lease lease)
    {
        if (lease.Rate is not { } request)
        {
            return true;
        }

        var answer = budget.Take(request);
        if (!answer.Granted)
        {
            gates.Close(request, answer);
        }

        return answer.Granted;
    }

    private sealed record Head(
        long Id, long Fence, OutboxKind Kind, OutboxPriority Priority, long ConversationId, string Channel, string Tenant, string Chat, ConversationKind ChatKind)
    {
        public bool IsReply => Priority == OutboxPriority.Reply;

        public Lease ToLease() => new(Id, Fence + 1, Kind == OutboxKind.Acknowledge ? null : new RateRequest(Conversation.LaneOf(Channel, Tenant), Chat, ChatKind, IsReply, Kind == OutboxKind.Edit));
    }
}
