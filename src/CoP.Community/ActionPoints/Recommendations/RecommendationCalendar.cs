using Microsoft.Extensions.Options;

namespace CoP.Community.ActionPoints.Recommendations;

/// <summary>When whoever was recommended something is asked again: weekly at most, on working days, and not for ever.</summary>
public sealed class RecommendationCalendar(TimeProvider clock, IOptions<CommunityOptions> options)
{
    /// <summary>How often they are asked again before those who look after it hear that nobody answers.</summary>
    public const int MostAsked = 4;

    private const int Week = 7;

    public DateOnly Today => WallClock.Show(clock.GetUtcNow(), options.Value.Zone).Day;

    /// <summary>Whether people may be asked now.</summary>
    public bool IsTime => WorkingHours.Contain(clock.GetUtcNow(), options.Value.Zone);

    /// <summary>A week from now; null for what nobody in particular is asked.</summary>
    public DateTimeOffset? AgainAt(Recommendation one) => one.IsForAll ? null : WorkingHours.MorningOf(Today.AddDays(Week), options.Value.Zone);

    /// <summary>The next time at which people may be asked.</summary>
    public DateTimeOffset Soon() => WorkingHours.NextMorning(clock.GetUtcNow(), options.Value.Zone);
}
