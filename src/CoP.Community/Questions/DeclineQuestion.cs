using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>"Not for me": the request is put away, and a claim is given back.</summary>
public sealed class DeclineQuestion(CommunityDb db, QuestionAccess access, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindOpenAsync(id, actor, cancel);
        if (!found.Succeeded)
        {
            return found;
        }

        await MarkAsync(id, actor.Id, RequestOutcome.Declined, cancel);
        await GiveBackAsync(found.Value, actor.Id, cancel);
        return found;
    }

    /// <summary>Gives a claim back; the request stays with the member.</summary>
    public async Task<Result<Question>> ReleaseAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindOpenAsync(id, actor, cancel);
        if (found.Succeeded)
        {
            await GiveBackAsync(found.Value, actor.Id, cancel);
        }

        return found;
    }

    /// <summary>Notes what became of the request to a member, if there was one.</summary>
    public async Task MarkAsync(long questionId, long memberId, RequestOutcome outcome, CancellationToken cancel)
    {
        var request = await db.QuestionRequests.FirstOrDefaultAsync(
            request => request.QuestionId == questionId && request.MemberId == memberId, cancel);
        if (request is not null)
        {
            request.Outcome = outcome;
        }
    }

    /// <summary>Ends the member's own claim, if they hold it, and redraws the question.</summary>
    public Task GiveBackAsync(Question question, long memberId, CancellationToken cancel)
    {
        if (question.ClaimedById == memberId)
        {
            (question.ClaimedById, question.ClaimedUntil) = (null, null);
        }

        return outbox.RefreshAsync(question.Subject, cancel);
    }
}
