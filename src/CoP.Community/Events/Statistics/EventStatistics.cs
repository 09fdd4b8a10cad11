using CoP.Community.Events.Feedback;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Statistics;

/// <summary>How one event went, beside others. Counts, never names.</summary>
public sealed class EventFigures
{
    public required long Id { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>With a seat, in the room or online, that they had before they came.</summary>
    public required int Registered { get; init; }

    /// <summary>Who was seen there; none also where nobody counted.</summary>
    public required int Present { get; init; }

    /// <summary>Of the marks; null while too few have answered that nobody could be told by it.</summary>
    public required double? Score { get; init; }
}

/// <param name="Events">How many there were.</param>
/// <param name="Counted">At how many of them anybody was seen: of the others nobody knows who came.</param>
public sealed record FigureTotals(int Events, int Registered, int Present, int Counted);

/// <summary>A county or an organisation, and how many come from there; null for those who have said none.</summary>
public sealed record Share(string? Name, int Count);

/// <summary>Counts those who registered and came, by the database: as many statements for five thousand people as for five.</summary>
public sealed class EventStatistics(CommunityDb db, EventLists lists, TimeProvider clock)
{
    /// <summary>How far back one looks over events that are no series.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(365);

    /// <summary>Those of a series, or the event alone: what has begun, the newest first.</summary>
    public IQueryable<EventFigures> Series(Event one) => Figures(one.Series is { } series ? db.Events.Where(other => other.Series == series) : db.Events.Where(other => other.Id == one.Id));

    /// <summary>All of a year that somebody looks after.</summary>
    public IQueryable<EventFigures> LookedAfter(Member member)
    {
        var since = clock.GetUtcNow() - LookBack;
        return Figures(lists.LookedAfter(member).Where(one => one.StartsAt > since));
    }

    /// <summary>Of all that a query finds.</summary>
    public static async Task<FigureTotals> SumAsync(IQueryable<EventFigures> figures, CancellationToken cancel) =>
        await figures.GroupBy(static _ => 1).Select(static all => new FigureTotals(all.Count(), all.Sum(one => one.Registered), all.Sum(one => one.Present), all.Count(one => one.Present > 0)))
            .FirstOrDefaultAsync(cancel) ?? new FigureTotals(0, 0, 0, 0);

    /// <summary>How many have said again that they do not come: not those who let an offered seat go, nor those who were taken off.</summary>
    public Task<int> CancelledAsync(long eventId, CancellationToken cancel) => db.Registrations.CountAsync(one => one.EventId == eventId && one.State == RegistrationState.Left && one.Left == LeaveReason.Cancelled, cancel);

    /// <summary>The counties that most of those with a seat come from, by their codes.</summary>
    public Task<List<Share>> CountiesAsync(long eventId, int most, CancellationToken cancel) => MostAsync(Seated(eventId).Select(static one => one.Member!.County), most, cancel);

    /// <summary>The same by organisation.</summary>
    public Task<List<Share>> OrganisationsAsync(long eventId, int most, CancellationToken cancel) => MostAsync(Seated(eventId).Select(static one => one.Member!.Organisation!.Name), most, cancel);

    private IQueryable<Registration> Seated(long eventId) => db.Registrations.Where(one => one.EventId == eventId && one.State == RegistrationState.Seated);

    private static Task<List<Share>> MostAsync(IQueryable<string?> names, int most, CancellationToken cancel) => names.GroupBy(static name => name)
        .Select(static group => new { group.Key, Count = group.Count() }).OrderByDescending(static one => one.Count).ThenBy(static one => one.Key).Take(most)
        .Select(static one => new Share(one.Key, one.Count)).ToListAsync(cancel);

    private IQueryable<EventFigures> Figures(IQueryable<Event> events)
    {
        var now = clock.GetUtcNow();
        return events.Where(one => (one.State == EventState.Published || one.State == EventState.Held) && one.StartsAt <= now)
            .OrderByDescending(static one => one.StartsAt).ThenByDescending(static one => one.Id)
            .Select(one => new EventFigures
            {
                Id = one.Id,
                Title = one.Title,
                StartsAt = one.StartsAt,
                Registered = db.Registrations.Count(seat => seat.EventId == one.Id && seat.State == RegistrationState.Seated && !seat.IsWalkIn),
                Present = db.Registrations.Count(seat => seat.EventId == one.Id && seat.AttendedAt != null),
                Score = db.EventFeedback.Count(mark => mark.EventId == one.Id) < FeedbackReport.Fewest ? null
                    : db.EventFeedback.Where(mark => mark.EventId == one.Id).Average(static mark => (double?)mark.Score),
            });
    }
}
