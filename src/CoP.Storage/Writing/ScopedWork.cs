using System.Data.Common;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Writing;

/// <summary>What a work leaves to be done after its commit.</summary>
/// <param name="Replies">Those that leave with it; null for none.</param>
/// <param name="Queues">Whether it left something to send for whoever looks for it.</param>
internal readonly record struct WorkDone(ITakenReplies? Replies, bool Queues);

/// <summary>A work in a scope of its own, inside a transaction.</summary>
internal static class ScopedWork
{
    /// <summary>Runs the work and saves all that it has changed.</summary>
    /// <param name="scope">Whose <see cref="CommunityDb"/> is in the transaction.</param>
    /// <param name="taken">Told of the replies as soon as they are taken, so that they can be given back whatever happens then.</param>
    public static async Task<WorkDone> RunAsync(
        IServiceProvider scope, DbTransaction transaction, Func<IServiceProvider, Task> work, Action<ITakenReplies?> taken, CancellationToken cancel)
    {
        var (db, bulk) = (scope.GetRequiredService<CommunityDb>(), scope.GetRequiredService<BulkInsert>());
        var (rows, prompt, prepared) = (scope.GetRequiredService<TurnRowStore>(), scope.GetRequiredService<PromptReplies>(), scope.GetRequiredService<PreparedCommands>());
        var dispatch = scope.GetService<IPromptDispatch>(); // It writes through transactions itself, so it cannot be injected.
        await work(scope);
        var replies = prompt.All.Count > 0 && dispatch is not null ? await dispatch.TakeAsync(scope, prompt.All, cancel) : null;
        taken(replies);
        foreach (var write in rows.Added())
        {
            await write.RunAsync(prepared, transaction, cancel);
        }

        await SaveAsync(db, cancel);
        NoteOrigins(scope, db);
        return new WorkDone(replies, rows.Queues || Queues(db) || bulk.HasAdded<OutboxMessage>());
    }

    /// <summary>Looks for changes once, where EF and each of its interceptors would look again.</summary>
    private static async Task SaveAsync(CommunityDb db, CancellationToken cancel)
    {
        var hasChanges = db.ChangeTracker.HasChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await (hasChanges ? db.SaveChangesAsync(cancel) : Task.CompletedTask);
    }

    /// <summary>So that what was queued is told as part of this work when it leaves.</summary>
    private static void NoteOrigins(IServiceProvider scope, CommunityDb db)
    {
        if (!Telemetry.Source.HasListeners() || scope.GetService<SendOrigins>() is not { } origins)
        {
            return;
        }

        foreach (var row in db.ChangeTracker.Entries<OutboxMessage>())
        {
            origins.Note(row.Entity);
        }
    }

    /// <summary>Whether it leaves something to send. What was queued by an update is found at the dispatcher's next sweep.</summary>
    private static bool Queues(CommunityDb db) => db.ChangeTracker.Entries<OutboxMessage>().Any(static row => row.Entity.State == OutboxState.Queued);
}
