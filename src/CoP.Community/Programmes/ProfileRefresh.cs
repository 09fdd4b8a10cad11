using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Programmes;

/// <summary>Asks one person of an organisation whether its profile is still right: whom it has named, or else who was active last.</summary>
public sealed class ProfileRefresh(CommunityDb db, Outbox outbox, TimeProvider clock) : INotDelivered
{
    public static readonly TimeSpan HalfYear = TimeSpan.FromDays(182);

    /// <summary>Organisations of which something is said that nobody has looked at for half a year, nor was asked to.</summary>
    public static IQueryable<Organisation> Due(CommunityDb db, DateTimeOffset now)
    {
        var before = now - HalfYear;
        var members = db.Members.Active(now);
        return db.Organisations.Where(one => one.RefreshedAt < before && (one.RefreshAskedAt == null || one.RefreshAskedAt < before) && members.Any(member => member.OrganisationId == one.Id));
    }

    /// <returns>Whether it was due.</returns>
    public async Task<bool> AskAsync(long organisationId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Due(db, now).FirstOrDefaultAsync(one => one.Id == organisationId, cancel) is not { } organisation)
        {
            return false;
        }

        organisation.RefreshAskedAt = now;
        await AskNextAsync(organisation, new ProfileRefreshWanted(organisation.Id, DateOnly.FromDateTime(now.UtcDateTime)), cancel);
        return true;
    }

    /// <summary>Whoever could not be told is not waited for: the next is asked.</summary>
    public async Task HandleAsync(OutboxMessage row, CancellationToken cancel)
    {
        if (row.NoticeType == NoticeJson.NameOf<ProfileRefreshWanted>()
            && NoticeJson.Read(row.NoticeType, row.Body) is ProfileRefreshWanted notice
            && await db.Organisations.FindAsync([notice.OrganisationId], cancel) is { } organisation && IsOpen(organisation, notice))
        {
            await AskNextAsync(organisation, notice, cancel);
        }
    }

    /// <summary>Whether nobody has looked at it since it was asked for.</summary>
    public static bool IsOpen(Organisation organisation, ProfileRefreshWanted notice) =>
        organisation.RefreshedAt < new DateTimeOffset(notice.On.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private async Task AskNextAsync(Organisation organisation, ProfileRefreshWanted notice, CancellationToken cancel)
    {
        var asked = $"{notice.DedupeKey}:member-";
        var next = await db.Members.Active(clock.GetUtcNow())
            .Where(member => member.OrganisationId == organisation.Id && !db.Outbox.Any(row => row.DedupeKey == asked + member.Id))
            .OrderByDescending(member => member.Id == organisation.ContactId)
            .ThenByDescending(member => db.Addresses.Where(address => address.MemberId == member.Id).Max(static address => (DateTimeOffset?)address.LastSeenAt))
            .ThenBy(static member => member.Id)
            .Select(static member => (long?)member.Id).FirstOrDefaultAsync(cancel);
        if (next is { } one)
        {
            await outbox.TellAsync(one, notice, cancel);
        }
    }
}

/// <summary>Has organisations look at their profiles twice a year.</summary>
public sealed class ProfileRefreshing(ITransactions transactions, IServiceScopeFactory scopes) : IScheduledWork
{
    public string Name => "profile-refresh";

    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await ProfileRefresh.Due(scope.ServiceProvider.GetRequiredService<CommunityDb>(), now).OrderBy(static one => one.RefreshedAt).Select(static one => one.Id).ToListAsync(cancel);
        var asked = 0;
        await Each.TakeAsync(due, async id => asked += await transactions.RunAsync((services, token) => services.GetRequiredService<ProfileRefresh>().AskAsync(id, token), cancel) ? 1 : 0, cancel);
        return asked;
    }
}
