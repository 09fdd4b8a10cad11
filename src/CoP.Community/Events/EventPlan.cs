using Microsoft.Extensions.Options;

namespace CoP.Community.Events;

/// <summary>When those who come are reminded, and when an event is promoted.</summary>
public sealed class EventPlan(IOptions<EventOptions> options)
{
    /// <summary>How long before an event, the earliest first. The last one counts in quiet hours too.</summary>
    public IReadOnlyList<TimeSpan> Reminders { get; } =
        [.. new[] { options.Value.RemindFirst, options.Value.RemindAgain, options.Value.RemindLast }.Where(static ahead => ahead > TimeSpan.Zero).Distinct().OrderDescending()];

    /// <summary>How long before an event those hear of it who could come, the earliest first.</summary>
    public IReadOnlyList<TimeSpan> Promotions { get; } =
        [.. new[] { options.Value.PromoteFirst, options.Value.PromoteAgain, options.Value.PromoteLast }.Where(static ahead => ahead > TimeSpan.Zero).Distinct().OrderDescending()];

    /// <summary>The next promotion after an instant; null when there is none before the event.</summary>
    public DateTimeOffset? NextPromotion(DateTimeOffset startsAt, DateTimeOffset after) =>
        Promotions.Select(ahead => (DateTimeOffset?)(startsAt - ahead)).FirstOrDefault(at => at > after);

    /// <summary>The next reminder after an instant; null when there is none before the event.</summary>
    public DateTimeOffset? NextReminder(DateTimeOffset startsAt, DateTimeOffset after) =>
        Reminders.Select(ahead => (DateTimeOffset?)(startsAt - ahead)).FirstOrDefault(at => at > after);

    /// <summary>Which reminder was last due by then, and when; null when none was.</summary>
    public (TimeSpan Ahead, DateTimeOffset DueAt)? LastDue(DateTimeOffset startsAt, DateTimeOffset now) =>
        Reminders.Where(ahead => startsAt - ahead <= now).Select(ahead => ((TimeSpan, DateTimeOffset)?)(ahead, startsAt - ahead)).LastOrDefault();

    /// <summary>Whether one comes before another that is not the last.</summary>
    public bool IsFirst(TimeSpan ahead) => ahead == Reminders[0] && Reminders.Count(other => !IsLast(other)) > 1;

    public bool IsLast(TimeSpan ahead) => ahead == options.Value.RemindLast;
}
