using CoP.Community.Delivery;

namespace CoP.Community.Questions;

/// <summary>What is told about one question.</summary>
public interface IAboutQuestion
{
    long QuestionId { get; }
}

/// <summary>A notice about one question, drawn from its present state and redrawn when it changes.</summary>
public abstract record QuestionNotice(long QuestionId) : Notice, IAboutQuestion
{
    public override string? Subject => Question.SubjectOf(QuestionId);
}

/// <summary>To a peer: somebody asks what you may know.</summary>
public sealed record QuestionRequested(long QuestionId) : QuestionNotice(QuestionId)
{
    public override string DedupeKey => $"question-requested:{QuestionId}";

    public override NoticeKind? Kind => NoticeKind.Question;
}

/// <summary>In the group's channel: a question for all.</summary>
public sealed record QuestionPosted(long QuestionId, long GroupId) : QuestionNotice(QuestionId)
{
    public override string DedupeKey => $"question-posted:{QuestionId}:{GroupId}";
}

/// <summary>To the asker, once it is asked: how it stands. Answers come in messages of their own.</summary>
public sealed record QuestionAsked(long QuestionId) : QuestionNotice(QuestionId)
{
    public override string DedupeKey => $"question-asked:{QuestionId}";
}

/// <summary>To whoever wants to see it: the whole question.</summary>
/// <param name="LastAnswerId">For its asker, the newest answer of that moment: later ones come in messages of their own. Null for all answers.</param>
public sealed record QuestionShown(long QuestionId, long? LastAnswerId = null) : QuestionNotice(QuestionId)
{
    public override string DedupeKey => $"question-shown:{QuestionId}";
}

/// <summary>To the asker: an answer came.</summary>
public sealed record AnswerReceived(long QuestionId, long AnswerId) : QuestionNotice(QuestionId)
{
    public override string DedupeKey => $"answer-received:{AnswerId}";
}

/// <summary>To the answerer: yours was the answer.</summary>
public sealed record AnswerAccepted(long QuestionId, long AnswerId) : Notice, IAboutQuestion
{
    public override string DedupeKey => $"answer-accepted:{AnswerId}";
}

/// <summary>To those who answered as well: the question is closed.</summary>
public sealed record QuestionClosed(long QuestionId) : Notice, IAboutQuestion
{
    public override string DedupeKey => $"question-closed:{QuestionId}";
}

/// <summary>To the answerer: the asker says thank you.</summary>
public sealed record AnswerThanked(long QuestionId, long AnswerId) : Notice
{
    /// <summary>Time enough to press "Accept" as well, which says the same.</summary>
    public override TimeSpan Rest => TimeSpan.FromSeconds(10);

    public override string DedupeKey => $"answer-thanked:{AnswerId}";
}

/// <summary>To the other side of an answer: a word back.</summary>
public sealed record FollowUpReceived(long QuestionId, long FollowUpId) : QuestionNotice(QuestionId)
{
    public override string DedupeKey => $"follow-up:{FollowUpId}";
}

/// <summary>To whoever said "I'll answer": the time is over, others may answer now.</summary>
public sealed record ClaimLapsed(long QuestionId, DateTimeOffset Until) : Notice, IAboutQuestion
{
    public override string DedupeKey => $"claim-lapsed:{QuestionId}:{Until.UtcTicks}";

    public override NoticeKind? Kind => NoticeKind.Reminder;
}

/// <summary>To whoever said "I'll answer": it is not needed any more.</summary>
public sealed record ClaimEnded(long QuestionId, int Revision) : Notice, IAboutQuestion
{
    public override string DedupeKey => $"claim-ended:{QuestionId}:{Revision}";

    public override bool AtAnyHour => false;
}

/// <summary>To the group's lead and the content coordinators: nobody has answered.</summary>
public sealed record QuestionUnanswered(long QuestionId, DateTimeOffset RoutedAt) : QuestionNotice(QuestionId)
{
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1); // Databases keep less of a time than its ticks.

    public override string DedupeKey => $"question-unanswered:{QuestionId}:{RoutedAt.UtcTicks}";

    /// <summary>Somebody's duty, so it cannot be muted; after three days it can wait for the morning.</summary>
    public override bool AtAnyHour => false;

    /// <summary>Whether the question has started over in another group since.</summary>
    public bool WasMoved(Question question) => question.RoutedAt - RoutedAt > Precision;

    public override bool IsNudge => true;
}

/// <summary>To the author: a coordinator took it out of sight, and why.</summary>
public sealed record QuestionHidden(long QuestionId, string Reason, int Revision) : Notice, IAboutQuestion
{
    public override string DedupeKey => $"question-hidden:{QuestionId}:{Revision}";
}

/// <summary>To the author: a coordinator changed the wording, and why.</summary>
public sealed record QuestionEdited(long QuestionId, string Reason, int Revision) : QuestionNotice(QuestionId)
{
    public override string DedupeKey => $"question-edited:{QuestionId}:{Revision}";
}

/// <summary>To the author: it went to another group.</summary>
public sealed record QuestionMoved(long QuestionId, long GroupId, int Revision) : QuestionNotice(QuestionId)
{
    public override string DedupeKey => $"question-moved:{QuestionId}:{Revision}";
}

/// <summary>To the author: the same was asked before; here it is.</summary>
public sealed record QuestionMerged(long QuestionId, long IntoId) : Notice
{
    public override string DedupeKey => $"question-merged:{QuestionId}:{IntoId}";

    public override string? Subject => Question.SubjectOf(IntoId);
}
