using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Operations;

/// <summary>What was done to a database that is a backup.</summary>
/// <param name="AsOf">When something happened there last; the backup is not much younger.</param>
/// <param name="Held">Messages that waited in the backup and may have been sent since.</param>
/// <param name="HeldOfDue">Messages about what came due since the backup, and may have been sent, too.</param>
/// <param name="PausedBroadcasts">Announcements that were paused then, and may have been resumed since.</param>
public sealed record RestoreFigures(DateTimeOffset? AsOf, int Held, int HeldOfDue, int PausedBroadcasts);

/// <summary>
/// A database that was put back does not know what has been sent since its backup. What waited then, and what has come due since, may have gone: it is put
/// in doubt and listed, so that it neither goes twice by itself nor is lost in silence. What came due is written down now, by the works themselves, while nothing is sent.
/// </summary>
public sealed class AfterRestore(
    ITransactions transactions, IEnumerable<IDueWork> due, IEnumerable<IScheduledWork> scheduled, IScheduleTimes times, DueWorkRunner runner, SteeredWork steered, TimeProvider clock)
{
    /// <summary>Its presence says that a backup was put back and that this was not done yet, or not to its end.</summary>
    public const string Unfinished = "restore.unfinished";

    /// <summary>Why a message is in doubt.</summary>
    public const string Reason = "the database was restored, and it may have been sent since the backup";

    private const int MostRounds = 100;
    private const int MostSteps = 1_000_000;

    /// <summary>Whether <see cref="RunAsync"/> has still to be done.</summary>
    public static Task<bool> IsWantedAsync(CommunityDb db, CancellationToken cancel) => db.Settings.AnyAsync(static setting => setting.Name == Unfinished, cancel);

    /// <param name="sends">What waited is sent all the same: somebody knows that it was not.</param>
    /// <param name="skipIds">Has the database give new ids that nothing has had since the backup: chats still show what had them.</param>
    public async Task<RestoreFigures> RunAsync(bool sends, Func<CommunityDb, CancellationToken, Task> skipIds, CancellationToken cancel)
    {
        var (asOf, last, held) = await transactions.RunAsync((services, token) => BeginAsync(services.GetRequiredService<CommunityDb>(), sends, skipIds, token), cancel);
        if (!sends)
        {
            await CatchUpAsync(asOf, cancel);
        }

        return await transactions.RunAsync((services, token) => EndAsync(services, sends, asOf, last, held, token), cancel);
    }

    private async Task<(DateTimeOffset? AsOf, long Last, int Held)> BeginAsync(CommunityDb db, bool sends, Func<CommunityDb, CancellationToken, Task> skipIds, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!await IsWantedAsync(db, cancel))
        {
            db.Settings.Add(new StoredSetting { Name = Unfinished, Value = now.ToString("O", CultureInfo.InvariantCulture) });
            await db.SaveChangesAsync(cancel);
        }

        await db.WorkLeases.ExecuteDeleteAsync(cancel);
        var held = sends ? 0 : await HoldAsync(db.Outbox.Where(row => row.State != OutboxState.Parked || row.NotBefore <= now), now, cancel);
        await skipIds(db, cancel);
        DateTimeOffset?[] seen =
        [
            await db.Inbox.MaxAsync(static entry => (DateTimeOffset?)entry.ReceivedAt, cancel),
            await db.Outbox.MaxAsync(static row => (DateTimeOffset?)row.CreatedAt, cancel),
        ];
        return (seen.Max(), await db.Outbox.MaxAsync(static row => (long?)row.Id, cancel) ?? 0, held);
    }

    /// <summary>Sends and uploads. Changes of what was shown may be repeated, and presses of then wait for nothing.</summary>
    private static Task<int> HoldAsync(IQueryable<OutboxMessage> rows, DateTimeOffset now, CancellationToken cancel) => rows
        .Where(static row => row.Kind == OutboxKind.Send || row.Kind == OutboxKind.Upload)
        .Where(static row => row.State == OutboxState.Queued || row.State == OutboxState.Leased || row.State == OutboxState.Sending || row.State == OutboxState.Parked)
        .ExecuteUpdateAsync(
            set => set.SetProperty(static row => row.State, OutboxState.Ambiguous)
                .SetProperty(static row => row.Reason, Reason)
                .SetProperty(static row => row.FinishedAt, now)
                .SetProperty(static row => row.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(static row => row.Ambiguities, static row => row.Ambiguities + 1),
            cancel);

    /// <summary>Has all of it done that has come due, until nothing is left. That there are doubts is told by the bot when it runs.</summary>
    private async Task CatchUpAsync(DateTimeOffset? asOf, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var work in scheduled.Where(work => asOf is { } then && times.Next(work.Name, then) <= now))
        {
            await (await steered.IsPausedAsync(work.Name, cancel) ? Task.CompletedTask : work.RunAsync(now, cancel));
        }

        for (var (round, took) = (0, true); took && round < MostRounds; round++)
        {
            took = false;
            foreach (var work in due.Where(static work => work is not UndeliveredWatch))
            {
                took |= !await steered.IsPausedAsync(work.Name, cancel) && await StepsAsync(work, cancel);
            }
        }
    }

    private async Task<bool> StepsAsync(IDueWork work, CancellationToken cancel)
    {
        var steps = 0;
        while (steps < MostSteps && await runner.StepAsync(work, cancel))
        {
            steps++;
        }

        return steps > 0;
    }

    private async Task<RestoreFigures> EndAsync(IServiceProvider services, bool sends, DateTimeOffset? asOf, long last, int held, CancellationToken cancel)
    {
        var (db, now) = (services.GetRequiredService<CommunityDb>(), clock.GetUtcNow());
        var ofDue = sends ? 0 : await HoldAsync(db.Outbox.Where(row => row.Id > last), now, cancel);
        await db.WorkLeases.ExecuteDeleteAsync(cancel);
        await db.Settings.Where(static setting => setting.Name == Unfinished).ExecuteDeleteAsync(cancel);
        services.GetRequiredService<AuditLog>().Note(null, "database.restore", "database", sends ? "what waited is sent" : $"{held + ofDue} messages in doubt");
        return new RestoreFigures(asOf, held, ofDue, await db.Broadcasts.CountAsync(static one => one.State == Broadcasts.BroadcastState.Paused, cancel));
    }
}
