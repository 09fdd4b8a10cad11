using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>The asker asks back about an answer, or the answerer explains: the other of the two is told.</summary>
public sealed class AskBack(CommunityDb db, Change change, AnswerAccess answers, Outbox outbox, TimeProvider clock)
{
    public Task<Result<Answer>> HandleAsync(Member actor, long answerId, string text, CancellationToken cancel) => change.DoAsync(
        answers, actor, answerId, action: null,
        answer => answer.MustBeBetween(actor) ?? Answer.Objection(text),
        async answer =>
        {
            var followUp = new FollowUp { AnswerId = answerId, AuthorId = actor.Id, Text = text, At = clock.GetUtcNow() };
            db.FollowUps.Add(followUp);
            await db.SaveChangesAsync(cancel);
            var other = actor.Id == answer.AuthorId ? answer.Question!.AuthorId : answer.AuthorId;
            await outbox.TellAsync(other, new FollowUpReceived(answer.QuestionId, followUp.Id), cancel);
        },
        cancel);
}
