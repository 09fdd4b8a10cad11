using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Whoever edits the reply that was their answer has edited the answer.</summary>
public sealed class EditAnswer(CommunityDb db, Change change, AnswerAccess answers, TimeProvider clock)
{
    /// <summary>
    /// Changes the answer that came from this message, if it would be taken now as well: else the refusal, and it stays as it
    /// is. Null when there is no such answer, or its question is closed.
    /// </summary>
    public async Task<Result<Answer>?> HandleAsync(AnswerSource source, Member actor, string text, CancellationToken cancel)
    {
        var id = await db.Answers
            .Where(answer => answer.SourceConversationId == source.ConversationId && answer.SourceMessageId == source.MessageId
                && answer.AuthorId == actor.Id && answer.Text != text && answer.Question!.State == QuestionState.Open)
            .Select(static answer => answer.Id).FirstOrDefaultAsync(cancel);
        return id == 0 ? (Result<Answer>?)null : await change.DoAsync(
            answers, actor, id, action: null,
            answer => Answer.Objection(text) ?? (answer.Question!.IsAnsweredSo(actor.Id, text) ? new AnswerAlreadyGiven() : null),
            answer => (answer.Text, answer.EditedAt) = (text, clock.GetUtcNow()),
            cancel);
    }
}
