using CoP.Community.Delivery;

namespace CoP.Community.Roundtables.GroupMeetings;

/// <summary>The members of a group are asked what they would like to speak about.</summary>
public sealed record PointsWanted(long CycleId, DateOnly On) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"points-wanted:{CycleId}:{On:yyyy-MM-dd}");

    public override bool OnWorkdays => true;

    public override NoticeKind? Kind => NoticeKind.Event;

    public override string Subject => MeetingCycle.SubjectOf(CycleId);

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}

/// <summary>The leads of a group hear which points there are, and that there are none.</summary>
public sealed record PointsListed(long CycleId, DateOnly On) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"points-listed:{CycleId}:{On:yyyy-MM-dd}");

    public override bool OnWorkdays => true;

    public override bool AtAnyHour => false;

    public override string Subject => MeetingCycle.SubjectOf(CycleId);
}
