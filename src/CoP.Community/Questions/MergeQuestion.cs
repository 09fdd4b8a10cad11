using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>A coordinator points a question at another that asks the same; its author gets that one, with its answers.</summary>
public sealed class MergeQuestion(QuestionAccess access, QuestionClosing closing, Moderation moderation, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long id, long intoId, CancellationToken cancel)
    {
        var found = await access.FindModeratedAsync(id, actor, cancel);
        if (!found.Succeeded || found.Value is not { State: QuestionState.Open } question)
        {
            return found.Refusal ?? new QuestionIsClosed();
        }

        var into = await access.FindAsync(intoId, actor, cancel);
        if (!into.Succeeded || intoId == id || into.Value.State is not (QuestionState.Open or QuestionState.Answered))
        {
            return intoId == id ? new CannotMergeWithItself() : new QuestionNotFound();
        }

        question.MergedIntoId = intoId;
        moderation.Note(actor, "question.merge", question, $"into {intoId}");
        await closing.CloseAsync(question, QuestionState.Merged, cancel);
        await outbox.TellAsync(question.AuthorId, new QuestionMerged(id, intoId), cancel);
        return into.Value;
    }
}
