using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Retention;

/// <summary>Which events are forgotten. As long as one is known, its repeat has no effect.</summary>
internal static class InboxPurge
{
    public static Task<int> HandledAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => Handled(db, until).ExecuteDeleteAsync(cancel);

    public static IQueryable<InboxEntry> Handled(CommunityDb db, Cutoffs until) => Chunk(
        db.Inbox.Where(entry => entry.State == InboxState.Handled && entry.ReceivedAt < until.Inbox && entry.EffectKey == null
            && (entry.SettledAt == null || entry.SettledAt < until.Settled)));

    /// <summary>They make a button count once, and a button can be pressed weeks later.</summary>
    public static Task<int> EffectsAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => DeleteAsync(
        db.Inbox.Where(entry => entry.State == InboxState.Handled && entry.ReceivedAt < until.Forgotten), cancel);

    public static Task<int> DismissedAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => DeleteAsync(
        db.Inbox.Where(entry => entry.State == InboxState.Dismissed && entry.ReceivedAt < until.Inbox && entry.SettledAt < until.Settled), cancel);

    /// <summary>Nobody decided about them.</summary>
    public static Task<int> FailedAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => DeleteAsync(
        db.Inbox.Where(entry => entry.State == InboxState.Failed && entry.ReceivedAt < until.Forgotten), cancel);

    private static Task<int> DeleteAsync(IQueryable<InboxEntry> entries, CancellationToken cancel) => Chunk(entries).ExecuteDeleteAsync(cancel);

    private static IQueryable<InboxEntry> Chunk(IQueryable<InboxEntry> entries) => entries.OrderBy(static entry => entry.ReceivedAt).Take(Purge.Chunk);
}
