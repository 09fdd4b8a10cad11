using System.Globalization;
using CoP.Community.Access;
using CoP.Community.Events.Hosting;
using CoP.Community.Events.Sessions;
using CoP.Community.Members;
using Microsoft.Extensions.Options;

namespace CoP.Community.Events.Organising;

/// <summary>How often an event is held again.</summary>
public enum Repetition
{
    Weekly,
    Fortnightly,

    /// <summary>On the same weekday of the month: the second Thursday.</summary>
    Monthly,
}

/// <summary>Makes further events like one: each is an event of its own, with its seats and its calendar entry, and all are a series.</summary>
public sealed class RepeatEvent(CommunityDb db, Change change, EventAccess access, EventRules rules, EventPlan plan, HostRotation rotation, TimeProvider clock, IOptions<CommunityOptions> options)
{
    /// <summary>With the first: a year of weeks.</summary>
    public const int Most = 52;

    /// <param name="times">How often in all, the first included.</param>
    public Task<Result<Event>> HandleAsync(Member actor, long id, Repetition repetition, int times, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "event.repeat",
        one => MayRepeat(one, actor) ?? one.MustBeIn(EventState.Published) ?? (Refusal?)(one.ParentId is null ? null : new NotForSessions()) ?? (one.Series is null ? null : new EventIsRepeated()),
        one => RepeatAsync(one, repetition, Math.Clamp(times, 2, Most), cancel), cancel);

    /// <summary>What is repeated is published with it: that is for those who publish.</summary>
    private Refusal? MayRepeat(Event one, Member actor) => access.MustLookAfter(one, actor) ?? (access.MayPublish(one, actor) ? null : new RepeatedByPublishers());

    private async Task<Refusal?> RepeatAsync(Event first, Repetition repetition, int times, CancellationToken cancel)
    {
        var series = Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture);
        var zone = options.Value.ZoneOf(first.TimeZone);
        var (order, host) = (await rotation.ReadAsync(first, cancel), first.HostId);
        List<Event> more = [];
        for (var at = 1; at < times; at++)
        {
            var draft = await HostedAsync(EventDraft.Of(first).At(Next(first.StartsAt, repetition, at, zone)) with { HostId = host }, order, cancel);
            if (draft.Refusal is { } refusal)
            {
                return refusal;
            }

            more.Add(Like(first, draft.Value, series));
            host = draft.Value.HostId;
        }

        first.Series = series;
        db.Events.AddRange(more);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Hosted by the next in the rotation who can; by the same as before where there is none.</summary>
    private async Task<Result<EventDraft>> HostedAsync(EventDraft draft, HostOrder order, CancellationToken cancel)
    {
        Refusal? objection = null;
        foreach (var host in order.After(draft.HostId).Select(static host => (long?)host).DefaultIfEmpty(draft.HostId))
        {
            objection = await rules.CheckAsync(draft with { HostId = host }, before: null, except: null, cancel);
            if (objection is not (HostIsBusy or HostNotActive))
            {
                return objection is null ? draft with { HostId = host } : objection;
            }
        }

        return objection!;
    }

    private Event Like(Event first, EventDraft draft, string series)
    {
        var now = clock.GetUtcNow();
        var one = new Event
        {
            Title = first.Title,
            About = first.About,
            TimeZone = first.TimeZone,
            OrganiserId = first.OrganiserId,
            CalendarUid = Guid.NewGuid().ToString("d", CultureInfo.InvariantCulture),
            CreatedAt = now,
            State = EventState.Published,
            PublishedAt = now,
            Series = series,
        };
        draft.WriteTo(one);
        one.RemindAt = plan.NextReminder(one.StartsAt, now);
        return one;
    }

    /// <summary>At the same time by the clocks of its place, also when those are changed in between.</summary>
    private static DateTimeOffset Next(DateTimeOffset first, Repetition repetition, int at, TimeZoneInfo zone)
    {
        var (day, time) = WallClock.Show(first, zone);
        var next = repetition switch
        {
            Repetition.Weekly => day.AddDays(7 * at),
            Repetition.Fortnightly => day.AddDays(14 * at),
            _ => SameWeekday(day, day.AddDays(1 - day.Day).AddMonths(at)),
        };
        return WallClock.InstantOf(next, time, zone);
    }

    /// <summary>The day's weekday, as often in the month as before; the last one where there is no fifth.</summary>
    private static DateOnly SameWeekday(DateOnly day, DateOnly firstOfMonth)
    {
        var nth = (day.Day - 1) / 7;
        var same = firstOfMonth.AddDays((((int)day.DayOfWeek - (int)firstOfMonth.DayOfWeek + 7) % 7) + (7 * nth));
        return same.Month == firstOfMonth.Month ? same : same.AddDays(-7);
    }
}
