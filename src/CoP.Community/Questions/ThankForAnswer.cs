using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>The asker thanks for an answer; once, however often they press.</summary>
public sealed class ThankForAnswer(Change change, AnswerAccess answers, Outbox outbox)
{
    public Task<Result<Answer>> HandleAsync(Member actor, long answerId, CancellationToken cancel) => change.DoAsync(
        answers, actor, answerId, action: null,
        answer => answer.Question!.MustBeOf(actor),
        async answer =>
        {
            if (!answer.Accepted) // That has said thank you.
            {
                answer.Thanked = true;
                await outbox.TellAsync(answer.AuthorId, new AnswerThanked(answer.QuestionId, answer.Id), cancel);
            }
        },
        cancel);
}
