using Microsoft.Extensions.Options;

namespace CoP.Community.ActionPoints.Recommendations;

/// <summary>When whoever was recommended something is asked again: weekly at most, on working days, and not for ever.</summary>
public sealed class RecommendationCalendar(TimeProvider clock, IOptions<CommunityOptions> options)
{
    /// <summary>How often they are asked again before those who look after it hear that nobody answers.</summary>
    public const int MostAsked = 4;

    private const int Week = 7;

    public DateOnly Today => Now.Day;

    /// <summary>Whether people may be asked now.</summary>
    public bool IsTime => PublicHolidays.IsWorkday(Now.Day) && Now.Time >= ActionSchedule.From && Now.Time < ActionSchedule.Until;

    private (DateOnly Day, TimeOnly Time) Now => WallClock.Show(clock.GetUtcNow(), options.Value.Zone);

    /// <summary>A week from now; null for what nobody in particular is asked.</summary>
    public DateTimeOffset? AgainAt(Recommendation one) => one.IsForAll ? null : At(Now.Day.AddDays(Week));

    /// <summary>The next time at which people may be asked.</summary>
    public DateTimeOffset Soon() => At(Now.Time < ActionSchedule.From ? Now.Day : Now.Day.AddDays(1));

    private DateTimeOffset At(DateOnly day) => WallClock.InstantOf(PublicHolidays.NextWorkday(day), ActionSchedule.From, options.Value.Zone);
}
