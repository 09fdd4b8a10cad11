using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery;

/// <summary>Writes down what became of sends, many in one commit. An outcome under an old fence is ignored: the row is somebody else's now.</summary>
internal sealed class Outcomes(ITransactions transactions, TimeProvider clock)
{
    public Task<int> RecordAsync(IReadOnlyList<Landing> landings, CancellationToken cancel) =>
        transactions.RunAsync((services, token) => RecordAsync(services, landings, token), cancel);

    private async Task<int> RecordAsync(IServiceProvider services, IReadOnlyList<Landing> landings, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        var rows = await OnTheirWayAsync(db, [.. landings.Select(static landing => landing.Lease.RowId)], cancel);
        var recorded = 0;
        foreach (var landing in landings)
        {
            if (rows.TryGetValue(landing.Lease.RowId, out var row) && row.Fence == landing.Lease.Fence)
            {
                await RecordAsync(services, db, row, landing, cancel);
                recorded++;
            }
        }

        return recorded;
    }

    /// <summary>Most outcomes concern their row alone; any other must see those before it, and be seen by those after it.</summary>
    private async Task RecordAsync(IServiceProvider services, CommunityDb db, OutboxMessage row, Landing landing, CancellationToken cancel)
    {
        if (landing.Outcome is SendOutcome.Sent && row.LiveMessageId is null)
        {
            await ApplyAsync(services, db, row, landing, cancel);
            return;
        }

        await db.SaveChangesAsync(cancel);
        await ApplyAsync(services, db, row, landing, cancel);
        await Losses.FollowAsync(services, row, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static Task<Dictionary<long, OutboxMessage>> OnTheirWayAsync(CommunityDb db, long[] ids, CancellationToken cancel) =>
        db.Outbox.Include(static row => row.Conversation)
            .Where(row => EF.Parameter(ids).Contains(row.Id) && row.State == OutboxState.Sending)
            .ToDictionaryAsync(static row => row.Id, cancel);

    private Task ApplyAsync(IServiceProvider services, CommunityDb db, OutboxMessage row, Landing landing, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return landing.Outcome switch
        {
            SendOutcome.Sent sent => SentAsync(services, db, row, landing, sent, cancel),
            SendOutcome.RetryLater later => Retries.AgainAsync(db, row, later.Delay, later.Reason, now, cancel),
            SendOutcome.Unreachable gone => Losses.PlaceAsync(services, row, gone.Reason, now, cancel),
            SendOutcome.Ambiguous doubt => Retries.DoubtAsync(db, row, doubt.Reason, now, cancel),
            SendOutcome.Moved moved => Relocation.MoveAsync(db, row, moved.NewExternalId, now, cancel),
            SendOutcome.ThreadGone gone => Losses.ThreadAsync(services, row, gone.Reason, now, cancel),
            SendOutcome.Moot moot => EndAsync(db, row, moot, now, cancel),
            SendOutcome.Rejected rejected => row.FailAsync(db, OutboxState.Rejected, rejected.Reason, now, cancel),
            _ => throw new InvalidOperationException($"No rule for {landing.Outcome.GetType().Name}."),
        };
    }

    /// <summary>What is not there any more is not edited again.</summary>
    private static async Task EndAsync(CommunityDb db, OutboxMessage row, SendOutcome.Moot moot, DateTimeOffset now, CancellationToken cancel)
    {
        row.Finish(OutboxState.Expired, moot.Reason, now);
        if (moot.TargetGone)
        {
            await row.ForgetLiveAsync(db, cancel);
        }
    }

    private async Task SentAsync(IServiceProvider services, CommunityDb db, OutboxMessage row, Landing landing, SendOutcome.Sent sent, CancellationToken cancel)
    {
        row.Finish(OutboxState.Sent, null, clock.GetUtcNow());
        row.PlatformId = sent.PlatformId;
        if (row.LiveMessageId is { } id && await db.LiveMessages.FindAsync([id], cancel) is { } live)
        {
            await ShownAsync(services, db, row, live, landing, cancel);
        }
    }

    private async Task ShownAsync(IServiceProvider services, CommunityDb db, OutboxMessage row, LiveMessage live, Landing landing, CancellationToken cancel)
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
            await services.GetRequiredService<Outbox>().EditAsync(live, cancel); // It changed while it was on the wire.
        }
    }
}
