using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>
/// The asker accepts an answer: the question closes, everybody who answered hears, and both are kept for the next person.
/// To accept is to say thank you, too.
/// </summary>
public sealed class AcceptAnswer(Change change, AnswerAccess answers, QuestionClosing closing, Outbox outbox, TimeProvider clock)
{
    public Task<Result<Answer>> HandleAsync(Member actor, long answerId, CancellationToken cancel) => change.DoAsync(
        answers, actor, answerId, action: null,
        answer => answer.Question!.MustBeOf(actor) ?? answer.Question!.MustBeUnsettled(),
        answer => AcceptAsync(answer.Question!, answer, cancel),
        cancel);

    private async Task AcceptAsync(Question question, Answer answer, CancellationToken cancel)
    {
        (answer.Accepted, answer.Thanked, answer.NotHelpful) = (true, true, false);
        question.AcceptedAnswerId = answer.Id;
        question.Conclude(AnswerOutcome.Helped, clock.GetUtcNow());
        await outbox.TellAsync(answer.AuthorId, new AnswerAccepted(question.Id, answer.Id), cancel);
        var others = question.Answers.Select(static given => given.AuthorId).Distinct().Where(id => id != answer.AuthorId);
        foreach (var memberId in others)
        {
            await outbox.TellAsync(memberId, new QuestionClosed(question.Id), cancel);
        }

        await closing.CloseAsync(question, QuestionState.Answered, cancel);
    }
}
