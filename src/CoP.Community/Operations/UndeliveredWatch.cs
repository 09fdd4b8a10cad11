using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Operations;

/// <summary>Tells those who can mend it that messages are in doubt, or that events failed.</summary>
public sealed class UndeliveredWatch(ITransactions transactions, TimeProvider clock) : IDueWork
{
    /// <summary>The pause between two notices of one kind to one person.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private const string DoubtsTold = "DoubtsToldAt";
    private const string FailuresTold = "FailuresToldAt";

    private const long Doubts = 1;
    private const long Failures = 2;

    public string Name => "undelivered";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <summary>Which of the two there is; on most days none.</summary>
    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) =>
        db.Outbox.Where(static row => row.State == OutboxState.Ambiguous).Select(static _ => Doubts)
            .Union(db.Inbox.Where(static entry => entry.State == InboxState.Failed).Select(static _ => Failures));

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync((services, token) => TellAsync(services, id, token), cancel);

    private async Task<bool> TellAsync(IServiceProvider services, long id, CancellationToken cancel)
    {
        var (db, outbox, now) = (services.GetRequiredService<CommunityDb>(), services.GetRequiredService<Outbox>(), clock.GetUtcNow());
        var hour = now.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        if (id == Doubts && await IsDueAsync(db, DoubtsTold, since => db.Outbox.AnyAsync(row => row.State == OutboxState.Ambiguous && row.FinishedAt > since, cancel), now, cancel))
        {
            await outbox.TellAsync(await DecidersAsync(db, now, cancel), new AmbiguousMessages(hour), cancel);
        }

        if (id == Failures && await IsDueAsync(db, FailuresTold, since => db.Inbox.AnyAsync(entry => entry.State == InboxState.Failed && entry.ReceivedAt > since, cancel), now, cancel))
        {
            await outbox.TellAsync(db.Members.Holders(Permission.Administer, now), new EventsFailed(hour), cancel);
        }

        return false; // Whether there is news is asked once a look.
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
        var leads = db.Members.Active(now).Where(member => member.Memberships.Any(membership => membership.IsLead && groups.Contains(membership.GroupId)));
        return db.Members.Holders(isShared ? Permission.Coordinate : Permission.Administer, now).Union(leads);
    }
}
