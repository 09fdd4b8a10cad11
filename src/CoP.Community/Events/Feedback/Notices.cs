using CoP.Community.Delivery;

namespace CoP.Community.Events.Feedback;

/// <summary>Those who were there are asked how it was; who has not answered, once again.</summary>
public sealed record FeedbackWanted(long EventId, bool Again) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"feedback-wanted:{EventId}:{(Again ? 2 : 1)}");

    public override bool AtAnyHour => false;

    public override OutboxPriority Priority => OutboxPriority.Reminder;

    public override bool IsNudge => true;
}
