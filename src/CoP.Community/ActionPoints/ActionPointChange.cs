using CoP.Community.Access;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>The shape of a use case about an action point: as <see cref="Change"/>, and the cards of the thing at which it was agreed and of the recommendation that it was are redrawn with it.</summary>
public sealed class ActionPointChange(CommunityDb db, Change change, ActionPointAccess access, Outbox outbox)
{
    /// <inheritdoc cref="Change.DoAsync{T}(Access{T}, Member, long, string?, Func{T, Refusal?}, Func{T, Task{Refusal?}}, CancellationToken, string?)"/>
    public async Task<Result<ActionPoint>> DoAsync(
        Member actor, long id, string? action, Func<ActionPoint, Refusal?> may, Func<ActionPoint, Task<Refusal?>> act, CancellationToken cancel, string? reason = null)
    {
        var done = await change.DoAsync(access, actor, id, action, may, act, cancel, reason);
        if (done is { Succeeded: true, Value.Source: { } source })
        {
            await outbox.RefreshAsync(source, cancel);
        }

        if (done.Succeeded && await db.Recommendations.Where(one => one.ActionPointId == id).Select(static one => (long?)one.Id).FirstOrDefaultAsync(cancel) is { } recommendation)
        {
            await outbox.RefreshAsync(Recommendation.SubjectOf(recommendation), cancel);
        }

        return done;
    }

    /// <summary>The same where what may be done is always done, and somebody hears of it.</summary>
    /// <param name="tell">Told when all is written down, so that a notice's key can be the change's own.</param>
    internal Task<Result<ActionPoint>> DoAsync(
        Member actor, long id, string? action, Func<ActionPoint, Refusal?> may, Func<ActionPoint, Task> act, Func<ActionPoint, Task> tell, CancellationToken cancel, string? reason = null)
    {
        return DoAsync(actor, id, action, may, ActAsync, cancel, reason);

        async Task<Refusal?> ActAsync(ActionPoint point)
        {
            await act(point);
            await db.SaveChangesAsync(cancel);
            await tell(point);
            return null;
        }
    }
}
