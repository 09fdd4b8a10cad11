using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Preferences;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Delivery;

/// <summary>Writes down what became of sends, many in one commit. An outcome under an old fence is ignored: the row is somebody else's now.</summary>
internal sealed class Outcomes(ITransactions transactions, TimeProvider clock, IOptions<CommunityOptions> options)
{
    public Task<int> RecordAsync(IReadOnlyList<Landing> landings, CancellationToken cancel) =>
        transactions.RunAsync((services, token) => RecordAsync(services.GetRequiredService<CommunityDb>(), landings, token), cancel);

    private async Task<int> RecordAsync(CommunityDb db, IReadOnlyList<Landing> landings, CancellationToken cancel)
    {
        var rows = await OnTheirWayAsync(db, [.. landings.Select(static landing => landing.Lease.RowId)], cancel);
        var recorded = 0;
        foreach (var landing in landings)
        {
            if (rows.TryGetValue(landing.Lease.RowId, out var row) && row.Fence == landing.Lease.Fence)
            {
                await ApplyAsync(db, row, landing, cancel);
                await db.SaveChangesAsync(cancel); // The next outcome may concern the same conversation.
                recorded++;
            }
        }

        return recorded;
    }

    private static Task<Dictionary<long, OutboxMessage>> OnTheirWayAsync(CommunityDb db, long[] ids, CancellationToken cancel) =>
        db.Outbox.Include(static row => row.Conversation)
            .Where(row => ids.Contains(row.Id) && row.State == OutboxState.Sending)
            .ToDictionaryAsync(static row => row.Id, cancel);

    private Task ApplyAsync(CommunityDb db, OutboxMessage row, Landing landing, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return landing.Outcome switch
        {
            SendOutcome.Sent sent => SentAsync(db, row, landing, sent, cancel),
            SendOutcome.RetryLater later => Retries.AgainAsync(db, row, later.Delay, later.Reason, now, cancel),
            SendOutcome.Unreachable gone => FailOver.GoAsync(db, row, gone.Reason, now, cancel),
            SendOutcome.Ambiguous doubt => Retries.DoubtAsync(db, row, doubt.Reason, now, cancel),
            SendOutcome.Moved moved => Relocation.MoveAsync(db, row, moved.NewExternalId, now, cancel),
            SendOutcome.ThreadGone gone => Relocation.LeaveThreadAsync(db, row, gone.Reason, now, cancel),
            SendOutcome.Rejected rejected => row.FailAsync(db, OutboxState.Rejected, rejected.Reason, now, cancel),
            _ => throw new InvalidOperationException($"No rule for {landing.Outcome.GetType().Name}."),
        };
    }

    private async Task SentAsync(CommunityDb db, OutboxMessage row, Landing landing, SendOutcome.Sent sent, CancellationToken cancel)
    {
        row.Finish(OutboxState.Sent, null, clock.GetUtcNow());
        row.PlatformId = sent.PlatformId;
        if (row.LiveMessageId is { } id && await db.LiveMessages.FindAsync([id], cancel) is { } live)
        {
            await ShownAsync(db, row, live, landing, cancel);
        }
    }

    private async Task ShownAsync(CommunityDb db, OutboxMessage row, LiveMessage live, Landing landing, CancellationToken cancel)
    {
        if (row.Kind == OutboxKind.Send)
        {
            live.PlatformId = row.PlatformId;
            live.ConversationId = row.ConversationId!.Value; // It may have gone elsewhere than it was meant to.
        }
        else
        {
            live.EditedAt = clock.GetUtcNow();
        }

        live.ShownHash = landing.ShownHash ?? live.ShownHash;
        if (live.Version != landing.LiveVersion)
        {
            await new Outbox(db, clock, new Wishes(db, clock, options)).EditAsync(live, cancel); // It changed while it was on the wire.
        }
    }
}
