using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>Whoever is away decides what becomes of what they have to do: they keep it, or put it to their deputy, who has to say yes.</summary>
public sealed class PassOnActionPoint(CommunityDb db, ActionPointChange change, AnswerActionPoint answer, ActionSchedule schedule)
{
    /// <summary>It stays theirs, however long they are away.</summary>
    public Task<Result<ActionPoint>> KeepAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        actor, id, action: null,
        point => point.OwnerId != actor.Id ? new NotYourActionPoint() : ActionPointAccess.MustBeOpen(point),
        point =>
        {
            (point.PassOnAt, point.HandToId) = (null, null);
            return Task.FromResult<Refusal?>(null);
        },
        cancel);

    /// <summary>To whoever was named to stand in.</summary>
    public async Task<Result<ActionPoint>> ToDeputyAsync(Member actor, long id, CancellationToken cancel) =>
        await DeputyAsync(actor, cancel) is { } deputy ? await answer.HandOverAsync(actor, id, deputy, cancel) : new ActionOwnerGone();

    /// <summary>All that has to be decided about and was put to nobody yet.</summary>
    public async Task<Result<int>> AllToDeputyAsync(Member actor, CancellationToken cancel)
    {
        if (await DeputyAsync(actor, cancel) is not { } deputy)
        {
            return new ActionOwnerGone();
        }

        var waiting = (await schedule.OpenOfAsync(actor.Id, cancel)).Where(static point => point is { PassOnAt: not null, HandToId: null }).Select(static point => point.Id).ToList();
        foreach (var id in waiting)
        {
            await answer.HandOverAsync(actor, id, deputy, cancel);
        }

        return waiting.Count;
    }

    private Task<long?> DeputyAsync(Member actor, CancellationToken cancel) =>
        db.Members.Where(member => member.Id == actor.Id && member.AwayUntil != null).Select(static member => member.DeputyId).FirstOrDefaultAsync(cancel);
}
