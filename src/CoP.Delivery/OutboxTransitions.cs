using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Delivery;

/// <summary>
/// All that an outbox row can become while it is delivered: queued again, parked for later, tried again after a pause, put
/// in doubt, or finished; and what happens with the further parts of a message that did not fit into one request.
/// </summary>
internal static class OutboxTransitions
{
    /// <summary>With the longest pause between them this is about a day.</summary>
    public const int MaxAttempts = 100;

    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(30);

    /// <summary>Who waits longer is parked, so that choosing does not pass by it each time.</summary>
    public static readonly TimeSpan LongestInQueue = TimeSpan.FromMinutes(1);

    public static void Requeue(this OutboxMessage row, DateTimeOffset now, string? reason, TimeSpan after = default)
    {
        row.State = after > LongestInQueue ? OutboxState.Parked : OutboxState.Queued;
        row.NotBefore = now + after;
        row.LeasedUntil = null;
        row.Reason = reason;
    }

    public static void Finish(this OutboxMessage row, OutboxState state, string? reason, DateTimeOffset now)
    {
        row.State = state;
        row.Reason = reason;
        row.FinishedAt = now;
        row.LeasedUntil = null;
        row.Payload = IsNeededAgain(row) ? row.Payload : null;
    }

    /// <summary>Finishes a row that did not go, and with it the parts that would have followed.</summary>
    public static async Task FailAsync(
        this OutboxMessage row, CommunityDb db, OutboxState state, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        row.Finish(state, reason, now);
        foreach (var part in await row.LaterPartsAsync(db, cancel))
        {
            part.Finish(state, $"part {row.Part} ended: {reason}", now);
        }
    }

    public static Task<List<OutboxMessage>> LaterPartsAsync(this OutboxMessage row, CommunityDb db, CancellationToken cancel) =>
        db.Outbox.Where(part => part.DedupeKey == row.DedupeKey && part.Part > row.Part
            && (part.State == OutboxState.Queued || part.State == OutboxState.Parked)).ToListAsync(cancel);

    /// <summary>Forgets the live message of a row: there is nothing, or nobody, to show it to.</summary>
    public static async Task ForgetLiveAsync(this OutboxMessage row, CommunityDb db, CancellationToken cancel)
    {
        if (row.LiveMessageId is not { } id || await db.LiveMessages.FindAsync([id], cancel) is not { } live)
        {
            return;
        }

        row.LiveMessageId = null;
        await db.Outbox.Where(other => other.LiveMessageId == id)
            .ExecuteUpdateAsync(static set => set.SetProperty(static other => other.LiveMessageId, (long?)null), cancel);
        db.LiveMessages.Remove(live);
    }

    /// <summary>What is in doubt may be sent again as it was, and a later part is nothing but its wire body.</summary>
    private static bool IsNeededAgain(OutboxMessage row) =>
        row.State == OutboxState.Ambiguous || (row.Part > 0 && row.State != OutboxState.Sent);

    /// <summary>At least what the platform asked for.</summary>
    public static TimeSpan Pause(int attempts, TimeSpan asked)
    {
        if (attempts <= 1 && asked > TimeSpan.Zero)
        {
            return asked;
        }

        var backoff = Backoff.After(attempts, LongestPause);
        return backoff > asked ? backoff : asked;
    }

    public static async Task RetryAsync(
        this OutboxMessage row, CommunityDb db, TimeSpan asked, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (row.Attempts >= MaxAttempts)
        {
            await row.FailAsync(db, OutboxState.Rejected, "gave up", now, cancel);
            return;
        }

        row.Requeue(now, reason, after: Pause(row.Attempts, asked));
    }

    /// <summary>Does what the row's policy says when nobody can know whether it arrived.</summary>
    public static async Task DoubtAsync(this OutboxMessage row, CommunityDb db, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        row.Ambiguities++;
        switch (row.Policy)
        {
            case AmbiguityPolicy.Repeat:
                await row.RetryAsync(db, TimeSpan.Zero, reason, now, cancel);
                break;
            case AmbiguityPolicy.Resend when row.Ambiguities < 2:
                row.Requeue(now, reason, after: ResendAfter);
                break;
            default:
                row.Finish(OutboxState.Ambiguous, reason, now);
                break;
        }
    }

    /// <summary>Forgets how the first part was written, and the parts after it, so that all is written anew for another conversation.</summary>
    public static async Task RewriteAsync(this OutboxMessage first, CommunityDb db, CancellationToken cancel)
    {
        first.Payload = null;
        db.Outbox.RemoveRange(await first.LaterPartsAsync(db, cancel));
    }

    /// <summary>Takes the parts that have not gone yet to where <paramref name="row"/> goes.</summary>
    public static async Task PartsFollowAsync(this OutboxMessage row, CommunityDb db, CancellationToken cancel)
    {
        foreach (var part in await row.LaterPartsAsync(db, cancel))
        {
            part.Conversation = row.Conversation;
        }
    }
}
