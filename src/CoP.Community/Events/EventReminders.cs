using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Events.Feedback;
using CoP.Community.Events.Sessions;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Events;

/// <summary>
/// Reminds those who come. After the program was down only the last reminder that is due is told, and nothing of what has begun; the
/// notices' keys have each told once, whenever an event is moved.
/// </summary>
public sealed class EventReminders(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "event-reminders";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.Events
        .Where(one => one.State == EventState.Published && one.RemindAt <= now).OrderBy(static one => one.RemindAt).Select(static one => one.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<EventReminder>().RemindAsync(id, clock.GetUtcNow(), token), cancel);
}

/// <summary>One step of <see cref="EventReminders"/>.</summary>
public sealed class EventReminder(CommunityDb db, EventPlan plan, SessionReminder sessions, Outbox outbox, IOptions<CommunityOptions> options)
{
    /// <returns>Whether it was due.</returns>
    public async Task<bool> RemindAsync(long id, DateTimeOffset now, CancellationToken cancel)
    {
        var one = await db.Events.FirstOrDefaultAsync(it => it.Id == id, cancel);
        if (one is not { State: EventState.Published, RemindAt: { } at } || at > now)
        {
            return false;
        }

        one.RemindAt = plan.NextReminder(one.StartsAt, now);
        if (now < one.StartsAt && plan.LastDue(one.StartsAt, now) is var (ahead, dueAt) && await OfAsync(one, ahead, dueAt, cancel) is { } reminder)
        {
            await outbox.TellAsync(Seated(id, now), reminder, cancel);
        }

        return true;
    }

    private async Task<Notice?> OfAsync(Event one, TimeSpan ahead, DateTimeOffset dueAt, CancellationToken cancel) =>
        one.ParentId is not null ? await sessions.OfAsync(one, ahead, dueAt, cancel)
        : plan.IsLast(ahead) ? new EventBegins(one.Id, one.StartsAt)
        : new EventsAhead(WallClock.Show(one.StartsAt, options.Value.Zone).Day, ahead, dueAt);

    private IQueryable<Member> Seated(long id, DateTimeOffset now) => db.Members.Active(now)
        .Where(member => db.Registrations.Any(one => one.EventId == id && one.MemberId == member.Id && one.State == RegistrationState.Seated));
}

/// <summary>Closes what is over.</summary>
public sealed class EventEnds(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "event-ends";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.Events
        .Where(one => one.State == EventState.Published && one.EndsAt <= now).OrderBy(static one => one.EndsAt).Select(static one => one.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var one = await services.GetRequiredService<CommunityDb>().Events.FirstOrDefaultAsync(it => it.Id == id, token);
            if (one is not { State: EventState.Published } || one.EndsAt > clock.GetUtcNow())
            {
                return false;
            }

            (one.State, one.ClosedAt, one.RemindAt, one.PromoteAt, one.FeedbackAt) = (EventState.Held, clock.GetUtcNow(), null, null, FeedbackAsker.FirstAt(one));
            await services.GetRequiredService<Outbox>().RefreshAsync(one.Subject, token);
            return true;
        },
        cancel);
}
