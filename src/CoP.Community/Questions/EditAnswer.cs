using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Whoever edits the reply that was their answer has edited the answer.</summary>
public sealed class EditAnswer(CommunityDb db, TimeProvider clock, Outbox outbox)
{
    /// <summary>
    /// Changes the answer that came from this message, if it would be taken now as well: else the refusal, and it stays as it
    /// is. Null when there is no such answer, or its question is closed.
    /// </summary>
    public async Task<Result<Answer>?> HandleAsync(AnswerSource source, Member actor, string text, CancellationToken cancel)
    {
        var answer = await db.Answers.Include(answer => answer.Question).FirstOrDefaultAsync(
            answer => answer.SourceConversationId == source.ConversationId && answer.SourceMessageId == source.MessageId
                && answer.AuthorId == actor.Id && answer.Question!.State == QuestionState.Open,
            cancel);
        if (answer is null || answer.Text == text)
        {
            return null;
        }

        if (Answer.Objection(text) is { } objection)
        {
            return objection;
        }

        if (await db.Answers.AnyAsync(other => other.QuestionId == answer.QuestionId && other.AuthorId == actor.Id && other.Text == text, cancel))
        {
            return new AnswerAlreadyGiven();
        }

        (answer.Text, answer.EditedAt) = (text, clock.GetUtcNow());
        await outbox.RefreshAsync(answer.Question!.Subject, cancel);
        return answer;
    }
}
