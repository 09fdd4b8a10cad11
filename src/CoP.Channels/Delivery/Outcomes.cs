using CoP.Channels.Delivery.Rates;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Delivery;

/// <summary>Writes down what became of sends, many in one commit. An outcome under an old fence is ignored: the row is somebody else's now.</summary>
internal sealed class Outcomes(ITransactions transactions, Gates gates, TimeProvider clock)
{
    public Task<int> RecordAsync(IReadOnlyList<Landing> landings, CancellationToken cancel) =>
        transactions.RunAsync((services, token) => RecordAsync(services.GetRequiredService<CommunityDb>(), landings, token), cancel);

    private async Task<int> RecordAsync(CommunityDb db, IReadOnlyList<Landing> landings, CancellationToken cancel)
    {
        var recorded = 0;
        foreach (var landing in landings)
        {
            recorded += await RecordAsync(db, landing, cancel) ? 1 : 0;
            await db.SaveChangesAsync(cancel); // The next outcome may concern the same conversation.
        }

        return recorded;
    }

    private async Task<bool> RecordAsync(CommunityDb db, Landing landing, CancellationToken cancel)
    {
        var (flight, outcome) = landing;
        var row = await db.Outbox.Include(row => row.Conversation).FirstOrDefaultAsync(
            row => row.Id == flight.RowId && row.Fence == flight.Fence && row.State == OutboxState.Sending, cancel);
        if (row is null)
        {
            return false;
        }

        await ApplyAsync(db, row, flight, outcome, cancel);
        return true;
    }

    private Task ApplyAsync(CommunityDb db, OutboxMessage row, Flight flight, SendOutcome outcome, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return outcome switch
        {
            SendOutcome.Sent sent => SentAsync(db, row, flight, sent, cancel),
            SendOutcome.RetryLater later => LaterAsync(db, row, later, cancel),
            SendOutcome.Unreachable gone => FailOver.GoAsync(db, row, gone.Reason, now, cancel),
            SendOutcome.Ambiguous doubt => Retries.DoubtAsync(db, row, doubt.Reason, now, cancel),
            SendOutcome.Moved moved => Relocation.MoveAsync(db, row, moved.NewExternalId, now, cancel),
            SendOutcome.ThreadGone gone => Relocation.LeaveThreadAsync(db, row, gone.Reason, now, cancel),
            SendOutcome.Rejected rejected => row.FailAsync(db, OutboxState.Rejected, rejected.Reason, now, cancel),
            _ => throw new InvalidOperationException($"No rule for {outcome.GetType().Name}."),
        };
    }

    private Task LaterAsync(CommunityDb db, OutboxMessage row, SendOutcome.RetryLater later, CancellationToken cancel)
    {
        if (later.WholeChannel)
        {
            gates.Pause(row.Conversation!.Channel, later.Delay);
        }

        return Retries.AgainAsync(db, row, later.Delay, later.Reason, clock.GetUtcNow(), cancel);
    }

    private async Task SentAsync(CommunityDb db, OutboxMessage row, Flight flight, SendOutcome.Sent sent, CancellationToken cancel)
    {
        row.Finish(OutboxState.Sent, null, clock.GetUtcNow());
        row.PlatformId = sent.PlatformId;
        if (row.LiveMessageId is { } id && await db.LiveMessages.FindAsync([id], cancel) is { } live)
        {
            await ShownAsync(db, row, live, flight, cancel);
        }
    }

    private async Task ShownAsync(CommunityDb db, OutboxMessage row, LiveMessage live, Flight flight, CancellationToken cancel)
    {
        if (row.Kind == OutboxKind.Send)
        {
            live.PlatformId = row.PlatformId;
        }
        else
        {
            live.EditedAt = clock.GetUtcNow();
        }

        live.ShownHash = flight.ShownHash ?? live.ShownHash;
        if (live.Version != flight.LiveVersion)
        {
            await new Outbox(db, clock).EditAsync(live, cancel); // It changed while it was on the wire.
        }
    }
}
