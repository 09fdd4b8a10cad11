using CoP.Community.Access;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>"Not for me": the request is put away, and a claim is given back.</summary>
public sealed class DeclineQuestion(Change change, QuestionAccess access, QuestionRouting routing)
{
    public Task<Result<Question>> HandleAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        static question => question.MustBeOpen(),
        question => routing.SettleAsync(question, actor.Id, RequestOutcome.Declined, cancel),
        cancel);

    /// <summary>Gives a claim back; the request stays with the member.</summary>
    public Task<Result<Question>> ReleaseAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null, static question => question.MustBeOpen(), question => question.EndClaimOf(actor.Id), cancel);
}
