using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions.AfterAnswer;

/// <summary>What an asker chooses from when they say which answer helped.</summary>
public sealed class OutcomeLists(CommunityDb db, QuestionAccess access)
{
    /// <summary>Their own question, while it is not settled.</summary>
    public async Task<Result<Question>> FindUnsettledAsync(long id, Member actor, CancellationToken cancel) =>
        (await access.FindOwnAsync(id, actor, cancel)).Unless(static question => question.MustBeUnsettled());

    /// <summary>The same as <see cref="Question.Candidates"/>, for pages.</summary>
    public IQueryable<Answer> Candidates(Question question)
    {
        var (id, hasHelp) = (question.Id, question.HasHelp);
        return db.Answers.Include(static answer => answer.Author).ThenInclude(static author => author!.Organisation)
            .Where(answer => answer.QuestionId == id && !(hasHelp && answer.NotHelpful)).OrderBy(static answer => answer.Id);
    }
}
