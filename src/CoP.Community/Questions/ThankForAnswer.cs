using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>The asker thanks for an answer; once, however often they press.</summary>
public sealed class ThankForAnswer(AnswerAccess answers, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long answerId, CancellationToken cancel)
    {
        var found = await answers.FindForAskerAsync(answerId, actor, cancel);
        if (!found.Succeeded)
        {
            return found.Refusal!;
        }

        var answer = found.Value;
        if (answer.Accepted)
        {
            return answer.Question!; // That has said thank you.
        }

        answer.Thanked = true;
        await outbox.TellAsync(answer.AuthorId, new AnswerThanked(answer.QuestionId, answer.Id), cancel);
        await outbox.RefreshAsync(answer.Question!.Subject, cancel);
        return answer.Question;
    }
}
