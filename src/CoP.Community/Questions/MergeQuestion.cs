using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>A coordinator points a question at another that asks the same; its author gets that one, with its answers.</summary>
public sealed class MergeQuestion(Change change, QuestionAccess access, QuestionClosing closing, Outbox outbox)
{
    /// <returns>The other question.</returns>
    public async Task<Result<Question>> HandleAsync(Member actor, long id, long intoId, CancellationToken cancel)
    {
        var into = await access.FindAsync(intoId, actor, cancel);
        var merged = await change.DoAsync(
            access, actor, id, "question.merge",
            question => access.MustBeModeratedBy(question, actor) ?? question.MustBeOpen() ?? Objection(id, intoId, into),
            async question =>
            {
                question.MergedIntoId = intoId;
                await closing.CloseAsync(question, QuestionState.Merged, cancel);
                await outbox.TellAsync(question.AuthorId, new QuestionMerged(id, intoId), cancel);
            },
            cancel, $"into {intoId}");
        return merged.Succeeded ? into : merged;
    }

    private static Refusal? Objection(long id, long intoId, Result<Question> into) => id == intoId ? new CannotMergeWithItself()
        : into is { Succeeded: true, Value.State: QuestionState.Open or QuestionState.Answered } ? null
        : new QuestionNotFound();
}
