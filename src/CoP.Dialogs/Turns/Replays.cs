using System.Data.Common;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Dialogs.Turns;

/// <inheritdoc cref="IReplays"/>
internal sealed partial class Replays(
    ITransactions transactions, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Replays> log) : IReplays
{
    public async Task<Result<string>> ReplayAsync(string reference, CancellationToken cancel)
    {
        try
        {
            return await transactions.RunAsync(await KeyAsync(reference, cancel), (services, token) => RunAsync(services, reference, token), cancel);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or DbException))
        {
            LogFailed(reference, fault);
            return await transactions.RunAsync((services, token) => KeepAsync(services, reference, fault, token), cancel);
        }
    }

    public async Task<int> ReplayAskedAsync(CancellationToken cancel)
    {
        var asked = await AskedAsync(cancel);
        foreach (var reference in asked)
        {
            await ReplayAsync(reference, cancel);
        }

        return asked.Count;
    }

    // In a transaction, so that it comes after that of the turn which asks and wakes us.
    private Task<List<string>> AskedAsync(CancellationToken cancel) => transactions.RunAsync(
        static (services, token) => services.GetRequiredService<CommunityDb>().Inbox
            .Where(static entry => entry.State == InboxState.Replaying && entry.Reference != null)
            .OrderBy(static entry => entry.ReceivedAt).Select(static entry => entry.Reference!).ToListAsync(token),
        cancel);

    /// <summary>Of the conversation that the event came from: where it is kept that never changes.</summary>
    private async Task<string?> KeyAsync(string reference, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var entry = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Inbox.AsNoTracking()
            .FirstOrDefaultAsync(entry => entry.Reference == reference, cancel);
        return entry is null ? null : Read(scope.ServiceProvider, entry)?.ExclusiveKey;
    }

    private async Task<Result<string>> RunAsync(IServiceProvider services, string reference, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        if (await TakeAsync(db, reference, cancel) is not { } entry)
        {
            return new EventNotFailed(reference);
        }

        if (Read(services, entry) is not { } incoming)
        {
            (entry.State, entry.SettledAt) = (InboxState.Failed, null);
            return new EventUnreadable(reference);
        }

        await services.GetRequiredService<LateTurn>().RunAsync(entry, incoming, cancel);
        entry.Payload = null; // What the member wrote has had its effect.
        await TellAsync(services, entry, succeeded: true, cancel);
        return reference;
    }

    /// <summary>What could not be read when it came is read by its channel now; it stays the event that it was.</summary>
    private static Incoming? Read(IServiceProvider services, InboxEntry entry) =>
        KeptEvent.Read(entry.Payload) is not { } kept ? null
        : kept.What is UnreadableEvent unread ? services.GetKeyedService<IRawEventParser>(kept.Channel)?.Read(unread.Raw) is { } read ? read with { ExternalId = kept.ExternalId } : null
        : kept;

    /// <summary>The entry, which is handled from here on for everybody but this transaction; null when somebody was faster.</summary>
    private async Task<InboxEntry?> TakeAsync(CommunityDb db, string reference, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var waiting = db.Inbox.Where(entry => entry.Reference == reference && (entry.State == InboxState.Failed || entry.State == InboxState.Replaying));
        var taken = await waiting.ExecuteUpdateAsync(
            set => set.SetProperty(static entry => entry.State, InboxState.Handled).SetProperty(static entry => entry.SettledAt, now), cancel);
        return taken == 0 ? null : await db.Inbox.SingleAsync(entry => entry.Reference == reference, cancel);
    }

    private static async Task<Result<string>> KeepAsync(IServiceProvider services, string reference, Exception fault, CancellationToken cancel)
    {
        var entry = await services.GetRequiredService<CommunityDb>().Inbox.SingleAsync(entry => entry.Reference == reference, cancel);
        (entry.State, entry.Attempts) = (InboxState.Failed, entry.Attempts + 1);
        await TellAsync(services, entry, succeeded: false, cancel);
        return new ReplayFailed(reference, fault.GetType().Name);
    }

    /// <summary>Whoever asked in a chat hears of it there; the command line has heard already.</summary>
    private static async Task TellAsync(IServiceProvider services, InboxEntry entry, bool succeeded, CancellationToken cancel)
    {
        var subject = $"event:{entry.Reference}";
        var asker = await services.GetRequiredService<CommunityDb>().AuditLog
            .Where(noted => noted.Subject == subject && noted.Action == FailedEvents.Asked)
            .OrderByDescending(static noted => noted.Id).Select(static noted => noted.ActorId).FirstOrDefaultAsync(cancel);
        if (asker is { } member)
        {
            await services.GetRequiredService<Outbox>().TellAsync(member, new EventReplayed(entry.Reference!, succeeded, entry.Attempts), cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The replay of {Reference} failed; it is kept as before.")]
    private partial void LogFailed(string reference, Exception fault);
}
