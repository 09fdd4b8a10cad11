using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.Extensions.Options;

namespace CoP.Community.Questions;

/// <summary>"I'll answer": one member at a time, shown to the others, until it is answered or lapses.</summary>
public sealed class ClaimQuestion(Change change, QuestionAccess access, TimeProvider clock, IOptions<QuestionOptions> options)
{
    public Task<Result<Question>> HandleAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        question => question.MustBeOpen() ?? Objection(question, actor),
        question => (question.ClaimedById, question.ClaimedUntil) = (actor.Id, clock.GetUtcNow() + options.Value.ClaimLasts),
        cancel);

    private Refusal? Objection(Question question, Member actor) =>
        question.AuthorId == actor.Id ? new OwnQuestion()
        : question.IsClaimed(clock.GetUtcNow()) && question.ClaimedById != actor.Id ? new QuestionAlreadyClaimed(PeerNames.Of(question.ClaimedBy))
        : null;
}
