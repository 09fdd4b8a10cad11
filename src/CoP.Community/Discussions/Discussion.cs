using System.Linq.Expressions;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Search;

namespace CoP.Community.Discussions;

public enum DiscussionState
{
    /// <summary>Something can be said, also after the last day: the summary closes it.</summary>
    Open,

    /// <summary>Closed with what came of it.</summary>
    Summarised,

    /// <summary>Closed with nothing.</summary>
    Cancelled,
}

/// <summary>A priority topic that a working group, or everybody, talks about until a day, and what came of it.</summary>
public sealed class Discussion : IRevisioned, IClosable<Discussion>, IIndexed
{
    public const string SubjectKind = "discussion";
    public const int TopicLength = 120;
    public const int QuestionLength = 600;
    public const int SummaryLength = 2500;

    public long Id { get; set; }

    public required string Topic { get; set; }

    /// <summary>What is asked of those who take part.</summary>
    public required string Question { get; set; }

    /// <summary>Null for everybody.</summary>
    public long? GroupId { get; set; }

    public Group? Group { get; set; }

    public long OpenedById { get; set; }

    public Member? OpenedBy { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>The instant at which its last day is over.</summary>
    public DateTimeOffset EndsAt { get; set; }

    public DiscussionState State { get; set; }

    /// <summary>When the group was reminded because little was said.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>When the summary was asked for last.</summary>
    public DateTimeOffset? SummaryAskedAt { get; set; }

    /// <summary>How often it was asked for.</summary>
    public int SummaryAsks { get; set; }

    public string? Summary { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public List<DiscussionReply> Replies { get; } = [];

    public bool IsOpen => State == DiscussionState.Open;

    /// <summary>How many members have spoken.</summary>
    public int Speakers => Replies.Select(static reply => reply.AuthorId).Distinct().Count();

    public string Subject => SubjectOf(Id);

    public string SearchKey => Subject;

    public IReadOnlyCollection<string> IndexedProperties => [nameof(Topic), nameof(Question), nameof(State), nameof(Summary), nameof(GroupId)];

    public static string SubjectOf(long id) => FormattableString.Invariant($"{SubjectKind}:{id}");

    public static Expression<Func<Discussion, bool>> ClosedBefore(DateTimeOffset time) => one => one.ClosedAt < time;
}

/// <summary>What one member said in a discussion.</summary>
public sealed class DiscussionReply
{
    public const int TextLength = 1500;

    public long Id { get; set; }

    public long DiscussionId { get; set; }

    public Discussion? Discussion { get; set; }

    public long AuthorId { get; set; }

    public Member? Author { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset SaidAt { get; set; }

    public DateTimeOffset? CorrectedAt { get; set; }

    /// <summary>Where it was said, when it was a reply to the prompt; what is edited there is corrected here.</summary>
    public long? SourceConversationId { get; set; }

    public string? SourceMessageId { get; set; }
}

/// <summary>A month for which coordinators were asked for a topic, and what they said.</summary>
public sealed class DiscussionMonth : IRevisioned, IClosable<DiscussionMonth>
{
    public const string SubjectKind = "discussion-month";

    public long Id { get; set; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>When somebody said that there is none this month.</summary>
    public DateTimeOffset? SkippedAt { get; set; }

    public int Revision { get; set; }

    public static string SubjectOf(long id) => FormattableString.Invariant($"{SubjectKind}:{id}");

    public static Expression<Func<DiscussionMonth, bool>> ClosedBefore(DateTimeOffset time) => month => month.AskedAt < time;
}
