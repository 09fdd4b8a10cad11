using CoP.Community.Delivery;

namespace CoP.Community.Events.Speakers;

/// <summary>A member is asked to speak at an event. Once they have answered, it shows how they stand.</summary>
public sealed record SpeakerInvited(long SpeakerId, long EventId) : Notice
{
    public override string DedupeKey => $"speaker-invited:{SpeakerId}";

    public override string Subject => Event.SubjectOf(EventId);

    public override bool AtAnyHour => false;
}

/// <summary>The speaker, or whoever looks after the event, sees how one stands.</summary>
public sealed record SpeakerShown(long SpeakerId, long EventId) : Notice
{
    public override string DedupeKey => $"speaker-shown:{SpeakerId}";

    public override string Subject => Event.SubjectOf(EventId);
}

/// <summary>The organiser hears whether somebody speaks.</summary>
public sealed record SpeakerAnswered(long SpeakerId, bool Accepted, int Revision) : Notice
{
    public override string DedupeKey => $"speaker-answered:{SpeakerId}:{Revision}";

    public override bool AtAnyHour => false;
}

/// <summary>The organiser hears that somebody's slides are there.</summary>
public sealed record SlidesReceived(long SpeakerId, long FileId) : Notice
{
    public override string DedupeKey => $"slides-received:{SpeakerId}:{FileId}";

    public override bool AtAnyHour => false;
}

/// <summary>A speaker is not wanted any more.</summary>
public sealed record SpeakerReleased(long SpeakerId, long EventId) : Notice
{
    public override string DedupeKey => $"speaker-released:{SpeakerId}";

    public override bool AtAnyHour => false;
}

/// <summary>A speaker who has not registered hears that the time or the place is another.</summary>
/// <param name="Soon">It is so near that nobody's quiet hours count.</param>
public sealed record SpeakingMoved(long EventId, int Revision, DateTimeOffset WasAt, bool Soon) : Notice
{
    public override string DedupeKey => $"speaking-moved:{EventId}:{Revision}";

    public override bool AtAnyHour => Soon;
}

/// <summary>A speaker is reminded of what is missing.</summary>
/// <param name="DueAt">When the slides were due at that time: when that has changed, there is nothing left to say.</param>
public sealed record SlidesMissing(long SpeakerId, SpeakerStep Step, DateTimeOffset DueAt) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"slides-missing:{SpeakerId}:{Step}:{DueAt.UtcTicks}");

    public override NoticeKind? Kind => NoticeKind.Reminder;

    public override OutboxPriority Priority => OutboxPriority.Reminder;

    public override bool IsNudge => true;
}

/// <summary>The day before: how a speaker gets in, with or without a seat.</summary>
public sealed record SpeakerJoins(long SpeakerId, DateTimeOffset StartsAt) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"speaker-joins:{SpeakerId}:{StartsAt.UtcTicks}");

    public override bool AtAnyHour => false;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}

/// <summary>The day after.</summary>
public sealed record SpeakerThanked(long SpeakerId) : Notice
{
    public override string DedupeKey => $"speaker-thanked:{SpeakerId}";

    public override bool AtAnyHour => false;
}
