using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery;

/// <summary>
/// What follows from each outcome of a send, written for many sends in one commit. An outcome under an old fence is ignored:
/// the row is somebody else's now; unless it says that a message has arrived which was given up as lost meanwhile, as that of a
/// process does which the database was out of reach for, and nobody has begun to send it again.
/// </summary>
internal sealed class SendOutcomePolicy(ITransactions transactions, ISendThrottle throttle, TimeProvider clock)
{
    public Task<int> RecordAsync(IReadOnlyList<SendResult> results, CancellationToken cancel) =>
        transactions.RunAsync((services, token) => RecordAsync(services, results, token), cancel);

    private async Task<int> RecordAsync(IServiceProvider services, IReadOnlyList<SendResult> results, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        await throttle.NoteLeftAsync(db, results.Select(static result => result.Selected.Permit).OfType<RatePermit>(), cancel);
        var plain = results.Where(IsPlainlySent).Select(Sent).ToList();
        var recorded = await services.GetRequiredService<IOutboxClaims>().FinishSentAsync(plain, cancel);
        var others = recorded == plain.Count ? results.Where(static result => !IsPlainlySent(result)).ToList() : [.. results];
        var rows = others.Count == 0 ? [] : await UnfinishedAsync(db, [.. others.Select(static result => result.Selected.RowId)], cancel);
        foreach (var result in others)
        {
            if (rows.TryGetValue(result.Selected.RowId, out var row) && Concerns(result, row))
            {
                await RecordAsync(services, db, row, result, cancel);
                recorded++;
            }
        }

        return recorded;
    }

    /// <summary>Whoever finds a row's lease ended takes the next fence, and whoever takes the row to send it again the one after.</summary>
    private static bool Concerns(SendResult result, OutboxMessage row) => row.State == OutboxState.Sending
        ? row.Fence == result.Selected.Fence
        : row.Fence == result.Selected.Fence + 1 && result.Outcome is SendOutcome.Sent;

    /// <summary>Most sends: then nobody has to read the row, and all of them are one statement.</summary>
    private static bool IsPlainlySent(SendResult result) => result is { IsPlain: true, Outcome: SendOutcome.Sent };

    private static SentRow Sent(SendResult result) => new(result.Selected.RowId, result.Selected.Fence, ((SendOutcome.Sent)result.Outcome).PlatformId);

    /// <summary>Most outcomes concern their row alone; any other must see those before it, and be seen by those after it.</summary>
    private async Task RecordAsync(IServiceProvider services, CommunityDb db, OutboxMessage row, SendResult result, CancellationToken cancel)
    {
        row.Payload ??= result.Payload;
        if (result.Outcome is SendOutcome.Sent && row.LiveMessageId is null)
        {
            await ApplyAsync(services, db, row, result, cancel);
            await FileFollowUp.AddAsync(db, row, clock.GetUtcNow(), cancel);
            return;
        }

        await db.SaveChangesAsync(cancel);
        await ApplyAsync(services, db, row, result, cancel);
        await FileFollowUp.AddAsync(db, row, clock.GetUtcNow(), cancel);
        await TellFeaturesAsync(services, row, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static Task<Dictionary<long, OutboxMessage>> UnfinishedAsync(CommunityDb db, long[] ids, CancellationToken cancel) =>
        db.Outbox.Include(static row => row.Conversation)
            .Where(row => EF.Parameter(ids).Contains(row.Id) && (row.State == OutboxState.Sending
                || (row.Ambiguities > 0 && (row.State == OutboxState.Queued || row.State == OutboxState.Parked || row.State == OutboxState.Ambiguous))))
            .ToDictionaryAsync(static row => row.Id, cancel);

    private Task ApplyAsync(IServiceProvider services, CommunityDb db, OutboxMessage row, SendResult result, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return result.Outcome switch
        {
            SendOutcome.Sent sent => SentAsync(services, db, row, result, sent, cancel),
            SendOutcome.RetryLater later => row.RetryAsync(db, later.Delay, later.Reason, now, cancel),
            SendOutcome.Unreachable gone => LosePlaceAsync(services, row, gone.Reason, now, cancel),
            SendOutcome.Ambiguous doubt => row.DoubtAsync(db, doubt.Reason, now, cancel),
            SendOutcome.Moved moved => Redirection.ToNewIdAsync(db, row, moved.NewExternalId, now, cancel),
            SendOutcome.ThreadGone gone => LoseThreadAsync(services, row, gone.Reason, now, cancel),
            SendOutcome.Moot moot => EndAsync(db, row, moot, now, cancel),
            SendOutcome.Rejected rejected => row.FailAsync(db, OutboxState.Rejected, rejected.Reason, now, cancel),
            _ => throw new InvalidOperationException($"No rule for {result.Outcome.GetType().Name}."),
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

    private async Task SentAsync(IServiceProvider services, CommunityDb db, OutboxMessage row, SendResult result, SendOutcome.Sent sent, CancellationToken cancel)
    {
        row.Finish(OutboxState.Sent, null, clock.GetUtcNow());
        row.PlatformId = sent.PlatformId;
        if (row.LiveMessageId is { } id && await db.LiveMessages.FindAsync([id], cancel) is { } live)
        {
            await ShownAsync(services, db, row, live, result, cancel);
        }
    }

    private async Task ShownAsync(IServiceProvider services, CommunityDb db, OutboxMessage row, LiveMessage live, SendResult result, CancellationToken cancel)
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

        live.ShownHash = result.ShownHash ?? live.ShownHash;
        if (live.Version != result.LiveVersion)
        {
            await services.GetRequiredService<Outbox>().EditAsync(live, cancel); // It changed while it was on the wire.
        }
    }

    private static async Task LosePlaceAsync(IServiceProvider services, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        await services.GetRequiredService<LostConversations>().LoseAsync(row.Conversation!, reason, cancel);
        await Redirection.ToOtherAddressAsync(Db(services), row, reason, now, cancel);
    }

    /// <summary>In a private chat topics are only an order of things: it stays reachable itself.</summary>
    private static async Task LoseThreadAsync(IServiceProvider services, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (row.Conversation!.Kind != ConversationKind.Personal)
        {
            await services.GetRequiredService<LostConversations>().LoseThreadAsync(row.Conversation, reason, cancel);
        }

        await AvoidAsync(Db(services), row, reason, now, cancel);
    }

    /// <summary>The row's place is out of reach already.</summary>
    public static Task AvoidAsync(CommunityDb db, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel) => row.LeavesThread()
        ? Redirection.ToChatAroundThreadAsync(db, row, reason, now, cancel)
        : Redirection.ToOtherAddressAsync(db, row, reason, now, cancel);

    /// <summary>Tells the features when the row has ended without arriving.</summary>
    public static async Task TellFeaturesAsync(IServiceProvider services, OutboxMessage row, CancellationToken cancel)
    {
        if (row is not { Kind: OutboxKind.Send, Part: 0, State: OutboxState.Unreachable or OutboxState.Rejected })
        {
            return;
        }

        await Db(services).SaveChangesAsync(cancel); // What has reached whom is asked for.
        foreach (var feature in services.GetServices<INotDelivered>())
        {
            await feature.HandleAsync(row, cancel);
        }
    }

    private static CommunityDb Db(IServiceProvider services) => services.GetRequiredService<CommunityDb>();
}
