using CoP.Community.Members;
using CoP.Community.Search;

namespace CoP.Community.Questions;

/// <summary>What a peer answered, or said back and forth about an answer.</summary>
public sealed class Answer : IIndexed
{
    public const int Length = 3500;

    public long Id { get; set; }

    public long QuestionId { get; set; }

    public Question? Question { get; set; }

    public long AuthorId { get; set; }

    public Member? Author { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset GivenAt { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>The platform's id of the reply it came from, so that an edited reply edits the answer.</summary>
    public string? SourceMessageId { get; set; }

    public long? SourceConversationId { get; set; }

    public bool Accepted { get; set; }

    public bool Thanked { get; set; }

    /// <summary>The asker said that it does not help; the question goes on looking.</summary>
    public bool NotHelpful { get; set; }

    /// <summary>What the asker wanted to know more about, with the answer to it under the same answer.</summary>
    public List<FollowUp> FollowUps { get; } = [];

    public string SearchKey => Question.SubjectOf(QuestionId);

    public IReadOnlyCollection<string> IndexedProperties => [nameof(QuestionId), nameof(Text), nameof(Accepted), nameof(NotHelpful)];

    /// <summary>Why these words can be neither an answer nor said about one; null when they can.</summary>
    public static Refusal? Objection(string text) =>
        VisibleText.IsNone(text) ? new NothingWritten() : text.Length > Length ? new AnswerTooLong(Length) : null;
}

/// <summary>The asker asks back about an answer, or the answerer explains.</summary>
public sealed class FollowUp
{
    public long Id { get; set; }

    public long AnswerId { get; set; }

    public long AuthorId { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset At { get; set; }
}
