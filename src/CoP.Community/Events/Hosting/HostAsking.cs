using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Events.Hosting;

/// <summary>
/// Asks the hosts of coming group meetings: those of a series, whose turn it is, and an organisation that somebody of another has named. Whoever holds a
/// single meeting at home is not asked.
/// </summary>
public sealed class HostAsking(ITransactions transactions, TimeProvider clock, IOptions<EventOptions> options) : IDueWork
{
    public string Name => "event-hosts";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var until = now + options.Value.HostAskedAhead;
        return db.Events
            .Where(one => one.State == EventState.Published && one.StartsAt > now && one.StartsAt <= until && one.Kind == EventKind.GroupMeeting && one.HostId != null
                && (one.Series != null || one.HostId != one.Organiser!.OrganisationId)
                && !db.HostRequests.Any(request => request.EventId == one.Id && request.OrganisationId == one.HostId))
            .OrderBy(static one => one.StartsAt).ThenBy(static one => one.Id).Select(static one => one.Id);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            if (await Due(services.GetRequiredService<CommunityDb>(), clock.GetUtcNow()).ContainsAsync(id, token))
            {
                var one = await services.GetRequiredService<EventAccess>().LoadAsync(id, token);
                await services.GetRequiredService<HostAsker>().AskAsync(one!, token);
                return true;
            }

            return false;
        },
        cancel);
}

/// <summary>Reminds the organisations that have not answered, once, and then tells the organiser.</summary>
public sealed class HostReminders(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "event-host-reminders";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) =>
        db.HostRequests.Where(request => request.RemindAt <= now).OrderBy(static request => request.RemindAt).Select(static request => request.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<HostAsker>().RemindAsync(id, clock.GetUtcNow(), token), cancel);
}
