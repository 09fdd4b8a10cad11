using CoP.Community.Access;
using CoP.Community.Members;
using CoP.Community.Questions.AfterAnswer;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>With group, author and answers. What is hidden is there only for its author and those who moderate its group.</summary>
public sealed class QuestionAccess(CommunityDb db, TimeProvider clock) : Access<Question>
{
    protected override Refusal NotFound => new QuestionNotFound();

    /// <summary>Only while it is open to answers.</summary>
    public async Task<Result<Question>> FindOpenAsync(long id, Member actor, CancellationToken cancel) =>
        (await FindAsync(id, actor, cancel)).Unless(static question => question.MustBeOpen());

    /// <summary>Only for its author.</summary>
    public async Task<Result<Question>> FindOwnAsync(long id, Member actor, CancellationToken cancel) =>
        (await FindAsync(id, actor, cancel)).Unless(question => question.MustBeOf(actor));

    /// <summary>Only for coordinators and the group's lead.</summary>
    public async Task<Result<Question>> FindModeratedAsync(long id, Member actor, CancellationToken cancel) =>
        (await FindAsync(id, actor, cancel)).Unless(question => MustBeModeratedBy(question, actor));

    /// <summary>Whatever its state, for notices and views that decide themselves what to show.</summary>
    public override Task<Question?> LoadAsync(long id, CancellationToken cancel) =>
        db.Questions
            .Include(question => question.Group)
            .Include(question => question.Author).ThenInclude(author => author!.Organisation)
            .Include(question => question.ClaimedBy)
            .Include(question => question.Answers).ThenInclude(answer => answer.Author).ThenInclude(author => author!.Organisation)
            .Include(question => question.Answers).ThenInclude(answer => answer.FollowUps)
            .AsSingleQuery() // A few answers: once to the database is worth more than their words said once.
            .FirstOrDefaultAsync(question => question.Id == id, cancel);

    public override bool MaySee(Question question, Member actor) =>
        question.State is not QuestionState.Hidden
        || question.AuthorId == actor.Id
        || MustBeModeratedBy(question, actor) is null;

    public override string SubjectOf(Question question) => question.Subject;

    internal Refusal? MustBeModeratedBy(Question question, Member actor) =>
        Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), question.GroupId) ? null : new NotAModerator();
}

/// <summary>Who may do something with a question or an answer, and when.</summary>
internal static class QuestionRules
{
    public static Refusal? MustBeOpen(this Question question) => question.State == QuestionState.Open ? null : new QuestionIsClosed();

    /// <summary>As the other, for its asker, who reads what they have said themselves.</summary>
    public static Refusal? MustBeUnsettled(this Question question) => question.State != QuestionState.Answered ? question.MustBeOpen()
        : question.Answers.Find(static answer => answer.Accepted) is { } accepted ? new AnswerAlreadyAccepted(PeerNames.Of(accepted.Author))
        : new QuestionAlreadySettled();

    public static Refusal? MustHaveHelp(this Question question) => question.HasHelp ? null : new NoAnswerHelps();

    public static Refusal? MustBeOf(this Question question, Member actor) => question.AuthorId == actor.Id ? null : new NotYourQuestion();

    /// <summary>For the two who talk about it: the asker and the answerer.</summary>
    public static Refusal? MustBeBetween(this Answer answer, Member actor) =>
        answer.Question!.AuthorId == actor.Id || answer.AuthorId == actor.Id ? null : new AnswerNotFound();
}
