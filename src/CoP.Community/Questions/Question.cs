using System.Linq.Expressions;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Search;

namespace CoP.Community.Questions;

public enum QuestionState
{
    Open,

    /// <summary>An answer was accepted; kept for the next person.</summary>
    Answered,
    Withdrawn,

    /// <summary>Taken out of sight by a coordinator, with a reason.</summary>
    Hidden,

    /// <summary>Answered elsewhere: <see cref="Question.MergedIntoId"/>.</summary>
    Merged,
}

/// <summary>What a member asks their peers.</summary>
public sealed class Question : IRevisioned, IClosable<Question>, IIndexed
{
    /// <summary>What questions are called where many kinds of things are kept.</summary>
    public const string Kind = "question";

    public const int TitleLength = 120;
    public const int DetailsLength = 3000;

    public long Id { get; set; }

    public long AuthorId { get; set; }

    public Member? Author { get; set; }

    public required string Title { get; set; }

    public string? Details { get; set; }

    public long GroupId { get; set; }

    public Group? Group { get; set; }

    /// <summary>A county's code, or null for a national question.</summary>
    public string? County { get; set; }

    public bool ShowName { get; set; } = true;

    /// <summary>Two letters: the language it was asked in.</summary>
    public required string Language { get; set; }

    public QuestionState State { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>When it was put to its group; later than <see cref="AskedAt"/> when it was moved, or no answer helped. Escalation counts from here.</summary>
    public DateTimeOffset RoutedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who said "I'll answer"; holds until <see cref="ClaimedUntil"/>.</summary>
    public long? ClaimedById { get; set; }

    public Member? ClaimedBy { get; set; }

    public DateTimeOffset? ClaimedUntil { get; set; }

    public long? AcceptedAnswerId { get; set; }

    public long? MergedIntoId { get; set; }

    /// <summary>The waves of requests sent so far; escalation goes by this.</summary>
    public int Waves { get; set; }

    /// <summary>When the lead and the coordinator were told that nobody has answered.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }

    public string? HiddenReason { get; set; }

    /// <summary>How often its asker was asked whether it helped.</summary>
    public int OutcomeAsked { get; set; }

    public DateTimeOffset? OutcomeAskedAt { get; set; }

    /// <summary>What they have said of it last; null while they have said nothing.</summary>
    public AnswerOutcome? Outcome { get; set; }

    public DateTimeOffset? OutcomeAt { get; set; }

    /// <summary>After which asking they said it; 0 when they did not wait to be asked.</summary>
    public int? OutcomeStage { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change: of two claims at once, one loses.</summary>
    public int Revision { get; set; }

    public List<Answer> Answers { get; } = [];

    public List<QuestionRequest> Requests { get; } = [];

    public string Subject => SubjectOf(Id);

    public static string SubjectOf(long id) => $"{Kind}:{id}";

    public string SearchKey => Subject;

    /// <summary>Who asks in the words of this one finds the other.</summary>
    public string? AlsoSearchKey => MergedIntoId is { } into ? SubjectOf(into) : null;

    public IReadOnlyCollection<string> IndexedProperties => [nameof(Title), nameof(Details), nameof(State)];

    public static Expression<Func<Question, bool>> ClosedBefore(DateTimeOffset time) =>
        question => question.State != QuestionState.Open && question.ClosedAt < time;

    /// <summary>Whether somebody has answered in a way that the asker has not turned down. Needs the answers loaded.</summary>
    public bool HasHelp => Answers.Any(static answer => !answer.NotHelpful);

    /// <summary>The answers that can have helped: those that were not turned down, or all when each of them was. Needs the answers loaded.</summary>
    public List<Answer> Candidates() => HasHelp ? Answers.FindAll(static answer => !answer.NotHelpful) : Answers;

    public bool IsClaimed(DateTimeOffset now) => ClaimedById is not null && ClaimedUntil > now;

    /// <summary>Whether this member has answered in the very same words. Needs the answers loaded.</summary>
    public bool IsAnsweredSo(long memberId, string text) => Answers.Any(given => given.AuthorId == memberId && given.Text == text);

    /// <summary>Keeps what the asker says of its answers.</summary>
    internal void Conclude(AnswerOutcome outcome, DateTimeOffset at) => (Outcome, OutcomeAt, OutcomeStage) = (outcome, at, OutcomeAsked);

    /// <summary>Ends the claim, if that member holds it.</summary>
    internal void EndClaimOf(long memberId)
    {
        if (ClaimedById == memberId)
        {
            (ClaimedById, ClaimedUntil) = (null, null);
        }
    }
}
