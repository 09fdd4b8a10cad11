using CoP.Community.Delivery;

namespace CoP.Community.Events.Topics;

/// <summary>Somebody looks at a topic: what it is, and how many want it.</summary>
public sealed record TopicShown(long TopicId) : Notice
{
    public override string DedupeKey => $"topic-shown:{TopicId}";

    public override string Subject => EventTopic.SubjectOf(TopicId);
}

/// <summary>Those who wanted to hear about something hear that there is an event of it, and can register.</summary>
public sealed record TopicPlanned(long TopicId, long EventId) : Notice
{
    public override string DedupeKey => $"topic-planned:{TopicId}:{EventId}";

    public override NoticeKind? Kind => NoticeKind.Event;

    public override string Subject => Event.SubjectOf(EventId);
}

/// <summary>Its proposer hears that nothing will come of it, and why.</summary>
public sealed record TopicDropped(long TopicId, string By, string? Reason) : Notice
{
    public override string DedupeKey => $"topic-dropped:{TopicId}";

    public override bool AtAnyHour => false;
}

/// <summary>Whoever has shared a study is asked whether they would present it.</summary>
/// <param name="Study">What it is known by.</param>
public sealed record PresentationWanted(string Study, string Title) : Notice
{
    public override string DedupeKey => $"presentation-wanted:{Study}";

    public override bool AtAnyHour => false;
}
