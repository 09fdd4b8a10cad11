using System.Globalization;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Delivery.Stuck;

/// <inheritdoc cref="IStuckWatch"/>
public sealed class StuckWatch(ITransactions transactions, IServiceScopeFactory scopes, TimeProvider clock) : IStuckWatch
{
    /// <summary>The pause between two notices of one kind to one person.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private const string DoubtsTold = "DoubtsToldAt";
    private const string FailuresTold = "FailuresToldAt";

    public async Task LookAsync(CancellationToken cancel)
    {
        if (await HasNewsAsync(cancel))
        {
            await transactions.RunAsync(TellAsync, cancel);
        }
    }

    /// <summary>Read before anything is written: on most days there is nothing.</summary>
    private async Task<bool> HasNewsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        return await db.Outbox.AnyAsync(static row => row.State == OutboxState.Ambiguous, cancel)
            || await db.Inbox.AnyAsync(static entry => entry.State == InboxState.Failed, cancel);
    }

    private async Task<bool> TellAsync(IServiceProvider services, CancellationToken cancel)
    {
        var (db, outbox, now) = (services.GetRequiredService<CommunityDb>(), services.GetRequiredService<Outbox>(), clock.GetUtcNow());
        var hour = now.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        if (await IsDueAsync(db, DoubtsTold, since => db.Outbox.AnyAsync(row => row.State == OutboxState.Ambiguous && row.FinishedAt > since, cancel), now, cancel))
        {
            await outbox.TellAsync(await DecidersAsync(db, now, cancel), new AmbiguousMessages(hour), cancel);
        }

        if (await IsDueAsync(db, FailuresTold, since => db.Inbox.AnyAsync(entry => entry.State == InboxState.Failed && entry.ReceivedAt > since, cancel), now, cancel))
        {
            await outbox.TellAsync(db.Members.Holders(Permission.Administer, now), new EventsFailed(hour), cancel);
        }

        return true;
    }

    /// <summary>Whether something is new since it was last told, and that is long enough ago; if so, it counts as told now.</summary>
    private static async Task<bool> IsDueAsync(CommunityDb db, string name, Func<DateTimeOffset, Task<bool>> isNews, DateTimeOffset now, CancellationToken cancel)
    {
        var told = await db.Settings.FindAsync([name], cancel);
        var since = told is null ? DateTimeOffset.MinValue : DateTimeOffset.Parse(told.Value, CultureInfo.InvariantCulture);
        since = since > now ? now - Pause : since; // Told before the clock was put back.
        if (now - since < Pause || !await isNews(since))
        {
            return false;
        }

        told ??= db.Settings.Add(new StoredSetting { Name = name, Value = "" }).Entity;
        told.Value = now.ToString("O", CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Administrators; coordinators when everybody could read it; the leads of the group it was posted to.</summary>
    private static async Task<IQueryable<Member>> DecidersAsync(CommunityDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var doubtful = db.Outbox.Where(static row => row.State == OutboxState.Ambiguous);
        var isShared = await doubtful.AnyAsync(static row => row.BroadcastId != null || row.Conversation!.Kind != ConversationKind.Personal, cancel);
        var groups = db.Conversations.Where(conversation => conversation.BoundGroupId != null
            && doubtful.Any(row => row.Conversation!.Channel == conversation.Channel && row.Conversation.ExternalId == conversation.ExternalId))
            .Select(static conversation => conversation.BoundGroupId!.Value);
        var leads = db.Members.Active(now).Where(member => member.Memberships.Any(seat => seat.IsLead && groups.Contains(seat.GroupId)));
        return db.Members.Holders(isShared ? Permission.Coordinate : Permission.Administer, now).Union(leads);
    }
}
