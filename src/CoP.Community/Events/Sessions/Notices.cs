using CoP.Community.Delivery;

namespace CoP.Community.Events.Sessions;

/// <summary>The sessions of a conference that somebody comes to on one of its later days are about to begin: one message, however many they are.</summary>
/// <param name="Day">By the clocks of the community.</param>
public sealed record SessionsBegin(long ConferenceId, DateOnly Day) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"sessions-begin:{ConferenceId}:{Day:yyyy-MM-dd}");

    public override NoticeKind? Kind => NoticeKind.Reminder;

    public override bool AtAnyHour => true;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}
