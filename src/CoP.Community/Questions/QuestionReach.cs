using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Whether a question can have come before anybody: a member who was asked, or a place of its group.</summary>
public sealed class QuestionReach(CommunityDb db)
{
    private static readonly OutboxState[] NotArrived = [OutboxState.Unreachable, OutboxState.Rejected];

    public async Task<bool> IsReachedAsync(Question question, CancellationToken cancel) =>
        await IsPostedAsync(question, cancel) || await IsAskedAsync(question, cancel);

    /// <summary>It waits for a place of its group, or arrived there, and the place is still there.</summary>
    private async Task<bool> IsPostedAsync(Question question, CancellationToken cancel)
    {
        var places = await db.Conversations.Where(conversation => conversation.BoundGroupId == question.GroupId && conversation.Reachable)
            .Select(static conversation => conversation.Id).ToListAsync(cancel);
        var notice = new QuestionPosted(question.Id, question.GroupId);
        var keys = places.ConvertAll(place => Outbox.KeyIn(place, notice));
        return await db.Outbox.AnyAsync(row => keys.Contains(row.DedupeKey) && !NotArrived.Contains(row.State), cancel);
    }

    /// <summary>Somebody who has not declined can be told, and nothing says that they were not. Digests hold requests too.</summary>
    private async Task<bool> IsAskedAsync(Question question, CancellationToken cancel)
    {
        var asked = await db.QuestionRequests
            .Where(request => request.QuestionId == question.Id && request.Outcome == RequestOutcome.Waiting
                && db.Addresses.Any(address => address.MemberId == request.MemberId
                    && db.Conversations.Any(conversation => conversation.Id == address.ConversationId && conversation.Reachable)))
            .Select(static request => request.MemberId).ToListAsync(cancel);
        var notice = new QuestionRequested(question.Id);
        var keys = asked.ConvertAll(member => Outbox.KeyOf(member, notice));
        var failed = await db.Outbox.Where(row => keys.Contains(row.DedupeKey) && NotArrived.Contains(row.State))
            .Select(static row => row.DedupeKey).Distinct().CountAsync(cancel);
        return asked.Count > failed;
    }
}
