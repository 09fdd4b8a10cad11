using System.Linq.Expressions;
using CoP.Community.Events.Speakers;
using CoP.Community.Members;
using CoP.Community.Search;

namespace CoP.Community.Events.Panel;

public enum PanelQuestionState
{
    Open,

    /// <summary>At the event, or in writing afterwards.</summary>
    Answered,

    /// <summary>Its moderator has put it aside.</summary>
    Dismissed,
}

/// <summary>What a member asks the panel of an event. Others vote for it.</summary>
public sealed class PanelQuestion : IRevisioned, IClosable<PanelQuestion>, IIndexed
{
    public const string SubjectKind = "panel-question";
    public const int TextLength = 500;
    public const int AnswerLength = 2000;

    public long Id { get; set; }

    public long EventId { get; set; }

    public Event? Event { get; set; }

    public long AskerId { get; set; }

    public Member? Asker { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public PanelQuestionState State { get; set; }

    /// <summary>How many want to hear the answer; who they are is in the responses to its subject.</summary>
    public int Votes { get; set; }

    /// <summary>Null for what was answered live and not written down.</summary>
    public string? Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Who is to answer it after the event.</summary>
    public long? SpeakerId { get; set; }

    public EventSpeaker? Speaker { get; set; }

    /// <summary>When the speaker is reminded next.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public string Subject => SubjectOf(Id);

    public string SearchKey => Subject;

    public IReadOnlyCollection<string> IndexedProperties => [nameof(Text), nameof(Answer)];

    public static string SubjectOf(long id) => $"{SubjectKind}:{id}";

    public static Expression<Func<PanelQuestion, bool>> ClosedBefore(DateTimeOffset time) => question => question.ClosedAt < time;
}
