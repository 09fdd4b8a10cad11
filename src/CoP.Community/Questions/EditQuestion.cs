using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>The author changes the wording of an open question, its county, or whether their name is shown. Moving it is for coordinators.</summary>
public sealed class EditQuestion(CommunityDb db, QuestionAccess access, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long id, QuestionDraft draft, CancellationToken cancel)
    {
        var found = await access.FindOwnAsync(id, actor, cancel);
        if (!found.Succeeded || found.Value is not { State: QuestionState.Open } question)
        {
            return found.Refusal ?? new QuestionIsClosed();
        }

        (question.Title, question.Details) = (draft.Title, draft.Details);
        (question.County, question.ShowName) = (draft.County, draft.ShowName);
        await QuestionIndex.RewriteAsync(db, question, cancel);
        await outbox.RefreshAsync(question.Subject, cancel);
        return question;
    }
}
