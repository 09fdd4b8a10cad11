using CoP.Community.Access;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>The author changes the wording of an open question, its county, or whether their name is shown. Moving it is for coordinators.</summary>
public sealed class EditQuestion(Change change, QuestionAccess access)
{
    public Task<Result<Question>> HandleAsync(Member actor, long id, QuestionDraft draft, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        question => question.MustBeOf(actor) ?? question.MustBeOpen(),
        question =>
        {
            (question.Title, question.Details) = (draft.Title, draft.Details);
            (question.County, question.ShowName) = (draft.County, draft.ShowName);
        },
        cancel);
}
