using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.Extensions.Options;

namespace CoP.Community.Questions;

/// <summary>"I'll answer": one member at a time, shown to the others, until it is answered or lapses.</summary>
public sealed class ClaimQuestion(QuestionAccess access, TimeProvider clock, IOptions<QuestionOptions> options, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindOpenAsync(id, actor, cancel);
        if (!found.Succeeded)
        {
            return found;
        }

        var question = found.Value;
        var now = clock.GetUtcNow();
        if (question.AuthorId == actor.Id)
        {
            return new OwnQuestion();
        }

        if (question.IsClaimed(now) && question.ClaimedById != actor.Id)
        {
            return new QuestionAlreadyClaimed(PeerNames.Of(question.ClaimedBy));
        }

        (question.ClaimedById, question.ClaimedUntil) = (actor.Id, now + options.Value.ClaimLasts);
        await outbox.RefreshAsync(question.Subject, cancel);
        return question;
    }
}
