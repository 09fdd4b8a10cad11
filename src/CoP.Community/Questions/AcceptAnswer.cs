using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>
/// The asker accepts an answer: the question closes, everybody who answered hears, and both are kept for the next person.
/// To accept is to say thank you, too.
/// </summary>
public sealed class AcceptAnswer(AnswerAccess answers, QuestionClosing closing, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long answerId, CancellationToken cancel)
    {
        var found = await answers.FindForAskerAsync(answerId, actor, cancel);
        if (!found.Succeeded || found.Value.Question is not { State: QuestionState.Open } question)
        {
            return found.Refusal ?? new QuestionIsClosed();
        }

        (found.Value.Accepted, found.Value.Thanked) = (true, true);
        found.Value.NotHelpful = false;
        question.AcceptedAnswerId = answerId;
        await TellAsync(question, found.Value, cancel);
        await closing.CloseAsync(question, QuestionState.Answered, cancel);
        return question;
    }

    private async Task TellAsync(Question question, Answer accepted, CancellationToken cancel)
    {
        await outbox.TellAsync(accepted.AuthorId, new AnswerAccepted(question.Id, accepted.Id), cancel);
        var others = question.Answers.Select(static answer => answer.AuthorId).Distinct().Where(id => id != accepted.AuthorId);
        foreach (var memberId in others)
        {
            await outbox.TellAsync(memberId, new QuestionClosed(question.Id), cancel);
        }
    }
}
