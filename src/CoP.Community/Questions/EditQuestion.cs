using CoP.Community.Access;
using CoP.Community.Members;
using CoP.Community.Search;

namespace CoP.Community.Questions;

/// <summary>The author changes the wording of an open question, its county, or whether their name is shown. Moving it is for coordinators.</summary>
public sealed class EditQuestion(SearchIndex search, Change change, QuestionAccess access)
{
    public Task<Result<Question>> HandleAsync(Member actor, long id, QuestionDraft draft, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        question => question.MustBeOf(actor) ?? question.MustBeOpen(),
        async question =>
        {
            (question.Title, question.Details) = (draft.Title, draft.Details);
            (question.County, question.ShowName) = (draft.County, draft.ShowName);
            await search.ReplaceAsync(Question.Kind, id, question.SearchText, cancel);
        },
        cancel);
}
