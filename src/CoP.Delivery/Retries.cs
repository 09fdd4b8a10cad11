using CoP.Community;
using CoP.Community.Delivery;

namespace CoP.Delivery;

/// <summary>When and how often a row is tried again.</summary>
internal static class Retries
{
    /// <summary>With the longest pause between them this is about a day.</summary>
    public const int MaxAttempts = 100;

    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(30);

    /// <summary>At least what the platform asked for; doubled each time from one second on, with jitter so that not all come back at once.</summary>
    public static TimeSpan Pause(int attempts, TimeSpan asked)
    {
        if (attempts <= 1 && asked > TimeSpan.Zero)
        {
            return asked;
        }

        var doubled = Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(attempts, 20) - 1));
        var jittered = TimeSpan.FromSeconds(doubled * (0.75 + (Random.Shared.NextDouble() / 4)));
        return jittered > asked ? jittered : asked;
    }

    public static async Task AgainAsync(
        CommunityDb db, OutboxMessage row, TimeSpan asked, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (row.Attempts >= MaxAttempts)
        {
            await row.FailAsync(db, OutboxState.Rejected, "gave up", now, cancel);
            return;
        }

        row.Requeue(now, reason, after: Pause(row.Attempts, asked));
    }

    /// <summary>Does what the row's policy says when nobody can know whether it arrived.</summary>
    public static async Task DoubtAsync(CommunityDb db, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        row.Ambiguities++;
        switch (row.Policy)
        {
            case AmbiguityPolicy.Repeat:
                await AgainAsync(db, row, TimeSpan.Zero, reason, now, cancel);
                break;
            case AmbiguityPolicy.Resend when row.Ambiguities < 2:
                row.Requeue(now, reason, after: ResendAfter);
                break;
            default:
                row.Finish(OutboxState.Ambiguous, reason, now);
                break;
        }
    }
}
