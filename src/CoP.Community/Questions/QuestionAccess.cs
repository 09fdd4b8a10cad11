using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Loads a question for somebody, if they may see it. Every use case begins here.</summary>
public sealed class QuestionAccess(CommunityDb db)
{
    /// <summary>The question with group, author and answers, or <see cref="QuestionNotFound"/>.</summary>
    public async Task<Result<Question>> FindAsync(long id, Member actor, CancellationToken cancel)
    {
        var question = await LoadAsync(id, cancel);
        return question is not null && MaySee(question, actor) ? question : new QuestionNotFound();
    }

    /// <summary>The same, but only while it is open to answers.</summary>
    public async Task<Result<Question>> FindOpenAsync(long id, Member actor, CancellationToken cancel)
    {
        var found = await FindAsync(id, actor, cancel);
        return found.Succeeded && found.Value.State != QuestionState.Open ? new QuestionIsClosed() : found;
    }

    /// <summary>The same, but only for its author.</summary>
    public async Task<Result<Question>> FindOwnAsync(long id, Member actor, CancellationToken cancel)
    {
        var found = await FindAsync(id, actor, cancel);
        return found.Succeeded && found.Value.AuthorId != actor.Id ? new NotYourQuestion() : found;
    }

    /// <summary>The same, but only for coordinators and the group's lead.</summary>
    public async Task<Result<Question>> FindModeratedAsync(long id, Member actor, CancellationToken cancel)
    {
        var found = await FindAsync(id, actor, cancel);
        return found.Succeeded && !Permissions.Moderates(actor, found.Value.GroupId) ? new NotAModerator() : found;
    }

    /// <summary>Whatever its state, for notices and views that decide themselves what to show.</summary>
    public Task<Question?> LoadAsync(long id, CancellationToken cancel) =>
        db.Questions
            .Include(question => question.Group)
            .Include(question => question.Author).ThenInclude(author => author!.Organisation)
            .Include(question => question.ClaimedBy)
            .Include(question => question.Answers).ThenInclude(answer => answer.Author).ThenInclude(author => author!.Organisation)
            .Include(question => question.Answers).ThenInclude(answer => answer.FollowUps)
            .AsSplitQuery()
            .FirstOrDefaultAsync(question => question.Id == id, cancel);

    private static bool MaySee(Question question, Member actor) =>
        question.State is not QuestionState.Hidden
        || question.AuthorId == actor.Id
        || Permissions.Moderates(actor, question.GroupId);
}
