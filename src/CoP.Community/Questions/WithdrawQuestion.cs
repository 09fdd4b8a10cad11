using CoP.Community.Access;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>The author takes an open question back.</summary>
public sealed class WithdrawQuestion(Change change, QuestionAccess access, QuestionClosing closing)
{
    public Task<Result<Question>> HandleAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        question => question.MustBeOf(actor) ?? question.MustBeOpen(),
        question => closing.CloseAsync(question, QuestionState.Withdrawn, cancel),
        cancel);
}
