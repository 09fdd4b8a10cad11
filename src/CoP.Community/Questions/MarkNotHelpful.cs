using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>The asker says that an answer does not help: the question goes on looking. The answerer is not told, so that nobody is shamed.</summary>
public sealed class MarkNotHelpful(AnswerAccess answers, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long answerId, CancellationToken cancel)
    {
        var found = await answers.FindForAskerAsync(answerId, actor, cancel);
        if (!found.Succeeded || found.Value.Question is not { State: QuestionState.Open } question)
        {
            return found.Refusal ?? new QuestionIsClosed();
        }

        found.Value.NotHelpful = true;
        await outbox.RefreshAsync(question.Subject, cancel);
        return question;
    }
}
