using CoP.Community.Delivery;

namespace CoP.Community.Events;

/// <summary>Somebody looks at an event: what it is, and how they stand to it.</summary>
public sealed record EventShown(long EventId) : Notice
{
    public override string DedupeKey => $"event-shown:{EventId}";

    public override string Subject => Event.SubjectOf(EventId);
}

/// <summary>Whoever looks after it sees how it stands: counts, never names.</summary>
public sealed record EventManaged(long EventId) : Notice
{
    public override string DedupeKey => $"event-managed:{EventId}";

    public override string Subject => Event.SubjectOf(EventId);
}

/// <summary>Coordinators are asked to publish an event.</summary>
public sealed record EventReviewWanted(long EventId, int Revision) : Notice
{
    public override string DedupeKey => $"event-review:{EventId}:{Revision}";

    public override string Subject => Event.SubjectOf(EventId);
}

/// <summary>Its organiser hears that it was published, or why not yet.</summary>
public sealed record EventDecided(long EventId, bool Published, string By, string? Reason, int Revision) : Notice
{
    public override string DedupeKey => $"event-decided:{EventId}:{Revision}";
}

/// <summary>Whoever has a seat hears so, with the calendar entry. It is the answer to their press, or to a coordinator's.</summary>
public sealed record SeatTaken(long EventId, long RegistrationId, int Revision) : Notice
{
    public override string DedupeKey => $"seat-taken:{RegistrationId}:{Revision}";
}

/// <summary>A seat is kept for the first on the waitlist. It waits for the end of their quiet hours, and so does the time they have.</summary>
public sealed record SeatOffered(long EventId, long RegistrationId, int Offer) : Notice
{
    public override string DedupeKey => $"seat-offered:{RegistrationId}:{Offer}";

    public override bool AtAnyHour => false;

    public override string Subject => Event.SubjectOf(EventId);
}

/// <summary>The offered seat was not taken in time.</summary>
public sealed record OfferLapsed(long EventId, long RegistrationId, int Offer) : Notice
{
    public override string DedupeKey => $"offer-lapsed:{RegistrationId}:{Offer}";

    public override bool AtAnyHour => false;
}

/// <summary>Whoever organises it has taken a member off the list.</summary>
public sealed record SeatWithdrawn(long EventId, long RegistrationId, int Revision) : Notice
{
    public override string DedupeKey => $"seat-withdrawn:{RegistrationId}:{Revision}";

    public override bool AtAnyHour => false;
}

/// <summary>Those who come, or would like to, hear at once that the time or the place is another.</summary>
/// <param name="Soon">It is so near that nobody's quiet hours count.</param>
public sealed record EventMoved(long EventId, int Sequence, DateTimeOffset WasAt, bool Soon) : Notice
{
    public override string DedupeKey => $"event-moved:{EventId}:{Sequence}";

    public override bool AtAnyHour => Soon;
}

/// <summary>The same for an event that will not be.</summary>
/// <param name="Soon">See <see cref="EventMoved"/>.</param>
public sealed record EventCalledOff(long EventId, bool Soon) : Notice
{
    public override string DedupeKey => $"event-called-off:{EventId}";

    public override bool AtAnyHour => Soon;
}

/// <summary>What somebody who comes has ahead on a day: one message, however many events there are.</summary>
/// <param name="Day">By the clocks of the community.</param>
/// <param name="Ahead">How long before it they are reminded; it tells one reminder from the other.</param>
/// <param name="DueAt">When it should have been told: what comes late says so.</param>
public sealed record EventsAhead(DateOnly Day, TimeSpan Ahead, DateTimeOffset DueAt) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"events-ahead:{Day:yyyy-MM-dd}:{Ahead:c}");

    public override NoticeKind? Kind => NoticeKind.Reminder;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}

/// <summary>An event is about to begin.</summary>
public sealed record EventBegins(long EventId, DateTimeOffset StartsAt) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"event-begins:{EventId}:{StartsAt.UtcTicks}");

    public override NoticeKind? Kind => NoticeKind.Reminder;

    public override bool AtAnyHour => true;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}
