using CoP.Community.Access;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>The asker says that an answer does not help: the question goes on looking. The answerer is not told, so that nobody is shamed.</summary>
public sealed class MarkNotHelpful(Change change, AnswerAccess answers)
{
    public Task<Result<Answer>> HandleAsync(Member actor, long answerId, CancellationToken cancel) => change.DoAsync(
        answers, actor, answerId, action: null,
        answer => answer.Question!.MustBeOf(actor) ?? answer.Question!.MustBeOpen(),
        static answer => answer.NotHelpful = true,
        cancel);
}
