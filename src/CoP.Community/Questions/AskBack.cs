using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>The asker asks back about an answer, or the answerer explains: the other of the two is told.</summary>
public sealed class AskBack(CommunityDb db, TimeProvider clock, AnswerAccess answers, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long answerId, string text, CancellationToken cancel)
    {
        var found = await answers.FindForEitherAsync(answerId, actor, cancel);
        if (!found.Succeeded || Answer.Objection(text) is not null)
        {
            return found.Refusal ?? Answer.Objection(text)!;
        }

        var answer = found.Value;
        var followUp = new FollowUp { AnswerId = answerId, AuthorId = actor.Id, Text = text, At = clock.GetUtcNow() };
        db.FollowUps.Add(followUp);
        await db.SaveChangesAsync(cancel);
        var other = actor.Id == answer.AuthorId ? answer.Question!.AuthorId : answer.AuthorId;
        await outbox.TellAsync(other, new FollowUpReceived(answer.QuestionId, followUp.Id), cancel);
        await outbox.RefreshAsync(answer.Question!.Subject, cancel);
        return answer.Question;
    }
}
