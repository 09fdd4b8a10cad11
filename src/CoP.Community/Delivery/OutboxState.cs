namespace CoP.Community.Delivery;

/// <summary>The states and their meaning after a crash; a row ends in one of the five from <see cref="Sent"/> to <see cref="Ambiguous"/>.</summary>
public enum OutboxState
{
    Queued,
    Leased,

    /// <summary>Committed before the first byte leaves, so that a crash is known to be ambiguous.</summary>
    Sending,
    Sent,
    Unreachable,
    Rejected,
    Expired,
    Ambiguous,

    /// <summary>Not looked at until its time comes or somebody resumes it: quiet hours, a paused broadcast. Not final.</summary>
    Parked,
}
