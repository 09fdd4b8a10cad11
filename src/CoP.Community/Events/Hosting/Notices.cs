using CoP.Community.Delivery;

namespace CoP.Community.Events.Hosting;

/// <summary>The members of an organisation are asked whether it hosts a meeting. Once one of them has answered, it shows how that stands.</summary>
public sealed record HostAsked(long RequestId, long EventId) : Notice
{
    public override string DedupeKey => $"host-asked:{RequestId}";

    public override string Subject => Event.SubjectOf(EventId);

    public override bool AtAnyHour => false;

    public override bool OnWorkdays => true;
}

/// <summary>They have not answered for a while.</summary>
public sealed record HostReminded(long RequestId) : Notice
{
    public override string DedupeKey => $"host-reminded:{RequestId}";

    public override bool OnWorkdays => true;

    public override NoticeKind? Kind => NoticeKind.Reminder;

    public override OutboxPriority Priority => OutboxPriority.Reminder;

    public override bool IsNudge => true;
}

/// <summary>Nor then: the organiser hears of it.</summary>
public sealed record HostIsSilent(long RequestId) : Notice
{
    public override string DedupeKey => $"host-is-silent:{RequestId}";

    public override bool AtAnyHour => false;

    public override bool OnWorkdays => true;
}

/// <summary>The organiser hears that another organisation is asked now: the place may have to be another, too.</summary>
public sealed record HostPassedOn(long RequestId, int Revision) : Notice
{
    public override string DedupeKey => $"host-passed-on:{RequestId}:{Revision}";

    public override bool AtAnyHour => false;
}

/// <summary>Nobody is left who could host a meeting: the organiser and the leads of the group have to find somebody.</summary>
public sealed record HostIsMissing(long EventId, long RequestId) : Notice
{
    public override string DedupeKey => $"host-is-missing:{EventId}:{RequestId}";

    public override bool AtAnyHour => false;
}

/// <summary>Whoever had said that their organisation hosts a meeting hears that another was chosen.</summary>
public sealed record HostReleased(long RequestId, int Revision) : Notice
{
    public override string DedupeKey => $"host-released:{RequestId}:{Revision}";

    public override bool AtAnyHour => false;
}
