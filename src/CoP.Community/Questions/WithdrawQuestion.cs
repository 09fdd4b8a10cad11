using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>The author takes an open question back.</summary>
public sealed class WithdrawQuestion(QuestionAccess access, QuestionClosing closing)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindOwnAsync(id, actor, cancel);
        if (!found.Succeeded || found.Value is not { State: QuestionState.Open } question)
        {
            return found.Refusal ?? new QuestionIsClosed();
        }

        await closing.CloseAsync(question, QuestionState.Withdrawn, cancel);
        return question;
    }
}
