namespace CoP.Community.Events.Topics;

public sealed record TopicNotFound : Refusal;

/// <summary>An event is made of it already, or nothing will come of it.</summary>
public sealed record TopicNotOpen(TopicState State) : Refusal
{
    public override IReadOnlyList<object> Args => [new NamedWord($"events.topic.{State}")];
}

/// <summary>Only its proposer withdraws it, only coordinators and the lead of its group drop it.</summary>
public sealed record NotYourTopic : Refusal;

/// <summary>Whoever proposes something wants it; they can withdraw it.</summary>
public sealed record OwnTopicIsSeconded : Refusal;

public sealed record CannotRankTopics : Refusal;

/// <summary>It has been answered meanwhile, or a topic was made of it.</summary>
public sealed record NotUnanswered : Refusal;
