using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Whoever edits the reply that was their answer has edited the answer.</summary>
public sealed class EditAnswer(CommunityDb db, TimeProvider clock, Outbox outbox)
{
    /// <summary>Changes the answer that came from this message, if there is one and its question is open.</summary>
    public async Task<bool> HandleAsync(AnswerSource source, long memberId, string text, CancellationToken cancel)
    {
        var answer = await db.Answers.Include(answer => answer.Question).FirstOrDefaultAsync(
            answer => answer.SourceConversationId == source.ConversationId && answer.SourceMessageId == source.MessageId
                && answer.AuthorId == memberId && answer.Question!.State == QuestionState.Open,
            cancel);
        if (answer is null)
        {
            return false;
        }

        (answer.Text, answer.EditedAt) = (text, clock.GetUtcNow());
        await outbox.RefreshAsync(answer.Question!.Subject, cancel);
        return true;
    }
}
