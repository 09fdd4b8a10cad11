using Microsoft.Extensions.Options;

namespace CoP.Community.Decisions;

/// <summary>When a vote ends, and when those are reminded who have not voted.</summary>
public sealed class VotingTimes(TimeProvider clock, IOptions<CommunityOptions> community, IOptions<DecisionOptions> options)
{
    /// <summary>So often it is looked whether those who have not voted may still.</summary>
    public static readonly TimeSpan Glance = TimeSpan.FromHours(1);

    private TimeZoneInfo Zone => community.Value.Zone;

    /// <summary>When a vote ends that starts now, where nobody says otherwise: with a working day.</summary>
    public DateTimeOffset UsualEnd() => EndAfter(options.Value.Days);

    /// <summary>When one ends that gets more time now; null where there is none to get.</summary>
    public DateTimeOffset? ExtendedEnd() => options.Value.ExtendDays == 0 ? null : EndAfter(options.Value.ExtendDays);

    /// <summary>The last day of a vote, by the clocks of the community.</summary>
    public DateOnly LastDay(Decision decision) => WallClock.LastDayBefore(decision.EndsAt, Zone);

    /// <summary>How many days before the end the reminder is that has come; null where none has.</summary>
    public int? DaysLeft(Decision decision, DateTimeOffset now) =>
        decision.RemindAt <= now ? Stages().Where(days => At(decision, days) <= now).Select(static days => (int?)days).Min() : null;

    /// <summary>Sets the next reminder and the next look after <paramref name="now"/>. Reminders are sent in the morning.</summary>
    public void Plan(Decision decision, DateTimeOffset now)
    {
        decision.RemindAt = Stages().Select(days => (DateTimeOffset?)At(decision, days)).Where(at => at > now && at < decision.EndsAt).Min();
        decision.LookAt = new[] { decision.EndsAt, decision.RemindAt ?? decision.EndsAt, now + Glance }.Min();
    }

    private IEnumerable<int> Stages() => new[] { options.Value.RemindFirst, options.Value.RemindAgain }.Where(static days => days > 0);

    private DateTimeOffset At(Decision decision, int days) => WallClock.InstantOf(LastDay(decision).AddDays(-days), WorkingHours.From, Zone);

    private DateTimeOffset EndAfter(int days) => WallClock.EndOf(PublicHolidays.NextWorkday(WallClock.Show(clock.GetUtcNow(), Zone).Day.AddDays(days)), Zone);
}
