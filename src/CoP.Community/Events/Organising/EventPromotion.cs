using System.Globalization;
using CoP.Community.Access;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Events.Sessions;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Events.Organising;

/// <summary>Tells those of an event who could come: three times, unless it is full before.</summary>
public sealed class PromoteEvent(Change change, EventAccess access, EventPlan plan, TimeProvider clock)
{
    /// <summary>Has the plan send itself from now on; what is due already goes at once, once.</summary>
    public Task<Result<Event>> StartAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "event.promote",
        one => (Refusal?)MayPromote(one, actor) ?? (one.ParentId is null ? one.MustBeIn(EventState.Published) : new NotForSessions()),
        one => one.PromoteAt = plan.Promotions.Any(ahead => one.StartsAt - ahead <= clock.GetUtcNow()) ? clock.GetUtcNow() : plan.NextPromotion(one.StartsAt, clock.GetUtcNow()), cancel);

    public Task<Result<Event>> StopAsync(Member actor, long id, CancellationToken cancel) =>
        change.DoAsync(access, actor, id, "event.promote-stop", one => MayPromote(one, actor), static one => one.PromoteAt = null, cancel);

    /// <summary>Telling everybody is for those who publish.</summary>
    private NotYourEvent? MayPromote(Event one, Member actor) => access.MayPublish(one, actor) ? null : new NotYourEvent();
}

/// <summary>Promotions whose time has come.</summary>
public sealed class EventPromotions(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "event-promotions";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.Events
        .Where(one => one.State == EventState.Published && one.PromoteAt <= now).OrderBy(static one => one.PromoteAt).Select(static one => one.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<EventPromotion>().PromoteAsync(id, clock.GetUtcNow(), token), cancel);
}

/// <summary>One step of <see cref="EventPromotions"/>: a broadcast to the working group or the county, or else to all.</summary>
public sealed class EventPromotion(CommunityDb db, EventPlan plan, BroadcastLifecycle lifecycle, Outbox outbox) : IBroadcastSource
{
    public string Kind => "event-promotion";

    /// <returns>Whether it was due.</returns>
    public async Task<bool> PromoteAsync(long id, DateTimeOffset now, CancellationToken cancel)
    {
        var one = await db.Events.FirstOrDefaultAsync(it => it.Id == id, cancel);
        if (one is not { State: EventState.Published, PromoteAt: { } at } || at > now)
        {
            return false;
        }

        var step = plan.Promotions.Count(ahead => one.StartsAt - ahead <= now);
        one.PromoteAt = HasRoom(one) ? plan.NextPromotion(one.StartsAt, now) : null;
        var source = SourceOf(id, step);
        if (now < one.StartsAt && HasRoom(one) && !await db.Broadcasts.AnyAsync(broadcast => broadcast.Source == source, cancel))
        {
            lifecycle.Start(BroadcastOf(one, source, step));
        }

        return true;
    }

    /// <summary>
    /// A promotion is not worth a question: it ends there, and whoever organises the event is told, so that they can spread the word
    /// otherwise. The next step of the plan goes out in its time.
    /// </summary>
    public async Task HaltedAsync(Broadcast broadcast, BroadcastHalt why, CancellationToken cancel)
    {
        BroadcastLifecycle.Cancel(broadcast);
        if (EventOf(broadcast.Source) is { } id && await db.Events.FirstOrDefaultAsync(one => one.Id == id, cancel) is { } one)
        {
            await outbox.TellAsync(one.OrganiserId, new PromotionHalted(id, broadcast.Id), cancel);
        }
    }

    /// <summary>Whether somebody who hears of it could still come.</summary>
    public static bool HasRoom(Event one) => one.Ways().Any(way => one.Free(way) is null or > 0);

    private string SourceOf(long id, int step) => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{id}-{step}");

    private long? EventOf(string source) =>
        long.TryParse(source[(Kind.Length + 1)..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static Broadcast BroadcastOf(Event one, string source, int step)
    {
        var promoted = new EventPromoted(one.Id, step);
        return new Broadcast
        {
            Source = source,
            Title = one.Title,
            OwnerId = one.OrganiserId,
            NoticeType = NoticeJson.NameOf<EventPromoted>(),
            Notice = NoticeJson.Write(promoted),
            Audience = new Audience { Groups = one.GroupId is { } group ? [group] : [], Counties = one is { GroupId: null, County: { } county } ? [county] : [] },
        };
    }
}
