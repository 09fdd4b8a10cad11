using CoP.Community.Members;

namespace CoP.Community.Events;

public enum RegistrationState
{
    Seated,

    /// <summary>On the waitlist.</summary>
    Waiting,

    /// <summary>A seat is kept for them until they accept, decline, or their time is over.</summary>
    Offered,

    /// <summary>Not coming, whatever the reason. Whoever registers again begins anew.</summary>
    Left,
}

/// <summary>Why somebody who had registered is not coming.</summary>
public enum LeaveReason
{
    Cancelled,
    Declined,

    /// <summary>An offered seat was not taken in time.</summary>
    Lapsed,

    /// <summary>Whoever organises it took them off.</summary>
    Removed,
}

/// <summary>A member's registration for an event. There is one of each member for each event.</summary>
public sealed class Registration : IRevisioned
{
    public long Id { get; set; }

    public long EventId { get; set; }

    public Event? Event { get; set; }

    public long MemberId { get; set; }

    public Member? Member { get; set; }

    public RegistrationState State { get; set; }

    public Attendance Way { get; set; }

    public DateTimeOffset RegisteredAt { get; set; }

    /// <summary>The place on the waitlist, in the order they came; 0 for whoever never waited, and below that whoever was put first.</summary>
    public long Position { get; set; }

    /// <summary>Until when the offered seat is kept for them.</summary>
    public DateTimeOffset? OfferedUntil { get; set; }

    /// <summary>How many seats they were offered, the present one included.</summary>
    public int Offers { get; set; }

    public LeaveReason? Left { get; set; }

    /// <summary>When they were seen at the event.</summary>
    public DateTimeOffset? AttendedAt { get; set; }

    /// <summary>Whether they came without having registered.</summary>
    public bool IsWalkIn { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    /// <summary>Whether they come, or would like to.</summary>
    public bool IsActive => State != RegistrationState.Left;
}
