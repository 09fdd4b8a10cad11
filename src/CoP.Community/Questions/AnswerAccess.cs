using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>An answer is there for whoever its question is there for. Loaded with all of it.</summary>
public sealed class AnswerAccess(CommunityDb db, QuestionAccess questions) : Access<Answer>
{
    protected override Refusal NotFound => new AnswerNotFound();

    protected override Refusal NotVisible => new QuestionNotFound();

    /// <summary>Only for the two who talk about it.</summary>
    public async Task<Result<Answer>> FindForEitherAsync(long id, Member actor, CancellationToken cancel) =>
        (await FindAsync(id, actor, cancel)).Unless(answer => answer.MustBeBetween(actor));

    public override async Task<Answer?> LoadAsync(long id, CancellationToken cancel)
    {
        var questionId = await db.Answers.Where(answer => answer.Id == id).Select(static answer => answer.QuestionId).FirstOrDefaultAsync(cancel);
        return (await questions.LoadAsync(questionId, cancel))?.Answers.Find(answer => answer.Id == id);
    }

    public override bool MaySee(Answer answer, Member actor) => questions.MaySee(answer.Question!, actor);

    public override string SubjectOf(Answer answer) => answer.Question!.Subject;
}
