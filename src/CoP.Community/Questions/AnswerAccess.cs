using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Loads an answer, with its question, for whoever may do something with it.</summary>
public sealed class AnswerAccess(CommunityDb db, QuestionAccess questions)
{
    /// <summary>For the asker of its question, and nobody else.</summary>
    public async Task<Result<Answer>> FindForAskerAsync(long answerId, Member actor, CancellationToken cancel)
    {
        var found = await FindAsync(answerId, actor, cancel);
        return found.Succeeded && found.Value.Question!.AuthorId != actor.Id ? new NotYourQuestion() : found;
    }

    /// <summary>For the two who talk about it: the asker and the answerer.</summary>
    public async Task<Result<Answer>> FindForEitherAsync(long answerId, Member actor, CancellationToken cancel)
    {
        var found = await FindAsync(answerId, actor, cancel);
        return found.Succeeded && found.Value.Question!.AuthorId != actor.Id && found.Value.AuthorId != actor.Id
            ? new AnswerNotFound()
            : found;
    }

    private async Task<Result<Answer>> FindAsync(long answerId, Member actor, CancellationToken cancel)
    {
        var answer = await db.Answers.Include(answer => answer.FollowUps).FirstOrDefaultAsync(answer => answer.Id == answerId, cancel);
        var question = answer is null ? new AnswerNotFound() : await questions.FindAsync(answer.QuestionId, actor, cancel);
        return question.Refusal is { } refusal ? refusal : answer!;
    }
}
