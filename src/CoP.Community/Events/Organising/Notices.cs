using CoP.Community.Delivery;

namespace CoP.Community.Events.Organising;

/// <summary>Whoever organises an event writes to those who have something to do with it.</summary>
/// <param name="Words">Light markup.</param>
/// <param name="Attempt">Tells one message from the next.</param>
public sealed record AttendeesWrittenTo(long EventId, string Words, string Attempt) : Notice
{
    public override string DedupeKey => $"attendees-written-to:{EventId}:{Attempt}";

    public override bool AtAnyHour => false;
}

/// <summary>Brings the list of who comes that somebody asked for.</summary>
public sealed record RegistrationsListed(long EventId, long FileId) : Notice
{
    public override string DedupeKey => $"registrations-listed:{EventId}:{FileId}";
}

/// <summary>Members who could come hear of an event. Whoever has registered, or could not any more, reads nothing.</summary>
public sealed record EventPromoted(long EventId, int Step) : Notice
{
    public override string DedupeKey => $"event-promoted:{EventId}:{Step}";

    public override NoticeKind? Kind => NoticeKind.Event;

    public override OutboxPriority Priority => OutboxPriority.Broadcast;
}

/// <summary>A promotion reached too few, or took too long, and has ended.</summary>
public sealed record PromotionHalted(long EventId, long BroadcastId) : Notice
{
    public override string DedupeKey => $"promotion-halted:{BroadcastId}";
}
