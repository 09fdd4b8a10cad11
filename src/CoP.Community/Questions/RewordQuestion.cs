using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>A coordinator edits the wording of somebody's question; its author is told why.</summary>
public sealed class RewordQuestion(Change change, QuestionAccess access, Outbox outbox)
{
    public Task<Result<Question>> HandleAsync(
        Member actor, long id, string title, string? details, string reason, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "question.reword",
        question => access.MustBeModeratedBy(question, actor),
        async question =>
        {
            (question.Title, question.Details) = (title, details);
            await outbox.TellAsync(question.AuthorId, new QuestionEdited(id, reason, question.Revision), cancel);
        },
        cancel, reason);
}
