using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>A coordinator takes an improper question out of sight; its author is told why.</summary>
public sealed class HideQuestion(Change change, QuestionAccess access, QuestionClosing closing, Outbox outbox)
{
    public Task<Result<Question>> HandleAsync(Member actor, long id, string reason, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "question.hide",
        question => access.MustBeModeratedBy(question, actor)
            ?? (question.State is QuestionState.Open or QuestionState.Answered ? null : new QuestionIsClosed()),
        async question =>
        {
            question.HiddenReason = reason;
            await closing.CloseAsync(question, QuestionState.Hidden, cancel);
            await outbox.TellAsync(question.AuthorId, new QuestionHidden(id, reason, question.Revision), cancel);
        },
        cancel, reason);
}
