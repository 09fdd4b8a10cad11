using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Retention;

/// <summary>Which messages are forgotten. What is in doubt waits for a decision, but not for ever.</summary>
internal static class OutboxPurge
{
    /// <summary>A broadcast's rows go only when its result is kept.</summary>
    public static Task<int> EndedAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => Ended(db, until).ExecuteDeleteAsync(cancel);

    /// <summary>By the time they ended: asked for by their state, all that were ever sent would be gone through.</summary>
    public static IQueryable<OutboxMessage> Ended(CommunityDb db, Cutoffs until) => db.Outbox
        .Where(row => row.FinishedAt < until.Outbox && row.State != OutboxState.Ambiguous
            && (row.BroadcastId == null || !db.Broadcasts.Any(sent => sent.Id == row.BroadcastId && sent.FinalCounts == null)))
        .OrderBy(static row => row.FinishedAt).Take(Purge.Chunk);

    public static Task<int> UndecidedAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => db.Outbox
        .Where(row => row.FinishedAt < until.Forgotten && row.State == OutboxState.Ambiguous)
        .OrderBy(static row => row.FinishedAt).Take(Purge.Chunk).ExecuteDeleteAsync(cancel);

    /// <summary>Keeps the results of broadcasts that are over and whose rows are about to go. One at a time: counting takes a while.</summary>
    public static async Task<bool> ArchiveAsync(IServiceProvider services, Cutoffs until, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        var next = await db.Broadcasts.FirstOrDefaultAsync(
            sent => sent.FinalCounts == null && sent.FinishedAt < until.Outbox && sent.Pending == null
                && !db.Outbox.Any(row => row.BroadcastId == sent.Id && row.FinishedAt == null),
            cancel);
        if (next is null)
        {
            return false;
        }

        next.FinalCounts = await services.GetRequiredService<BroadcastFigures>().SumUpAsync(next, cancel);
        return true;
    }
}
