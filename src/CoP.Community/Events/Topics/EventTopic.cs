using System.Linq.Expressions;
using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Community.Events.Topics;

public enum TopicState
{
    Open,

    /// <summary>An event is made of it.</summary>
    Planned,

    /// <summary>Nothing will come of it.</summary>
    Dropped,
}

/// <summary>What a member would like to hear about at an event. Others second it.</summary>
public sealed class EventTopic : IRevisioned, IClosable<EventTopic>
{
    public const string SubjectKind = "topic";
    public const int TitleLength = Event.TitleLength;
    public const int WhyLength = 1000;

    public long Id { get; set; }

    public required string Title { get; set; }

    public string? Why { get; set; }

    public long ProposedById { get; set; }

    public Member? ProposedBy { get; set; }

    public long? GroupId { get; set; }

    public Group? Group { get; set; }

    /// <summary>What it came from, as <c>question:7</c>; null for a member's own idea.</summary>
    public string? Source { get; set; }

    public TopicState State { get; set; }

    /// <summary>How many second it; who they are is in the responses to its subject.</summary>
    public int Seconds { get; set; }

    /// <summary>Where the committee has put it, the first first; null where it has not.</summary>
    public int? Rank { get; set; }

    public DateTimeOffset ProposedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public string Subject => SubjectOf(Id);

    public static string SubjectOf(long id) => $"{SubjectKind}:{id}";

    public static Expression<Func<EventTopic, bool>> ClosedBefore(DateTimeOffset time) => topic => topic.ClosedAt < time;
}
