using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>Whoever is asked to do something says yes or no; whoever does it hands it over to another.</summary>
public sealed class AnswerActionPoint(CommunityDb db, ActionPointChange change, ActionPointAccess access, ActionSchedule schedule, Outbox outbox, TimeProvider clock)
{
    /// <summary>It is theirs from now on, also where they do it for their organisation.</summary>
    public Task<Result<ActionPoint>> AcceptAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        actor, id, action: null,
        point => ActionPointAccess.MustBeOpen(point) ?? MustBeAsked(point, actor),
        async point =>
        {
            var from = point.HandToId == actor.Id && point.OwnerId != actor.Id ? point.OwnerId : null;
            (point.OwnerId, point.HandToId, point.State) = (actor.Id, null, ActionPointState.Open);
            await schedule.RestartAsync(point, cancel);
            point.PassOnAt = null; // Whoever says yes while they are away means it.
            await db.SaveChangesAsync(cancel);
            foreach (var told in new[] { point.GivenById, from }.OfType<long>().Distinct().Where(told => told != actor.Id))
            {
                await outbox.TellAsync(told, new ActionPointNews(id, ActionNews.Accepted, actor.Name, Words: null, point.Revision), cancel);
            }

            return null;
        },
        cancel);

    /// <summary>Not by them, and why. What was to be handed over stays with whoever has it; what was given goes back to whoever gave it, and to the lead.</summary>
    public Task<Result<ActionPoint>> DeclineAsync(Member actor, long id, string? reason, CancellationToken cancel) => change.DoAsync(
        actor, id, action: null,
        point => ActionPointAccess.MustBeOpen(point) ?? MustBeAsked(point, actor),
        async point =>
        {
            var wasHanded = point.HandToId == actor.Id;
            point.Note(actor.Id, ActionNoteKind.Declined, reason, clock.GetUtcNow());
            if (wasHanded)
            {
                point.HandToId = null;
            }
            else
            {
                point.End(ActionPointState.Declined, clock.GetUtcNow());
            }

            await db.SaveChangesAsync(cancel);
            var news = new ActionPointNews(id, ActionNews.Declined, actor.Name, reason, point.Revision);
            if ((wasHanded ? point.OwnerId : point.GivenById) is { } told && told != actor.Id)
            {
                await outbox.TellAsync(told, news, cancel);
            }

            await outbox.TellAsync((await access.OverseersAsync(point, cancel)).Where(member => member.Id != actor.Id), news, cancel);
            return null;
        },
        cancel);

    /// <summary>Another is asked to do it; until they say yes it stays where it is. What nobody has said yes to is simply put to another.</summary>
    public Task<Result<ActionPoint>> HandOverAsync(Member actor, long id, long to, CancellationToken cancel) => change.DoAsync(
        actor, id, "action.hand-over",
        point => access.MustWorkOn(point, actor) ?? (point.OwnerId == to ? new ActionPointIsTheirs() : null),
        async point =>
        {
            if (!await db.Members.Active(clock.GetUtcNow()).AnyAsync(member => member.Id == to, cancel))
            {
                return new ActionOwnerGone();
            }

            if (to == actor.Id || point.State == ActionPointState.Proposed)
            {
                (point.OwnerId, point.HandToId, point.State) = (to, null, to == actor.Id ? ActionPointState.Open : ActionPointState.Proposed);
                await schedule.RestartAsync(point, cancel);
            }
            else
            {
                point.HandToId = to;
            }

            point.Note(actor.Id, ActionNoteKind.Handed, words: null, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            if (to != actor.Id)
            {
                await outbox.TellAsync(to, new ActionPointGiven(id, to), cancel);
            }

            return null;
        },
        cancel);

    private static ActionPointNotOffered? MustBeAsked(ActionPoint point, Member actor) =>
        point.HandToId == actor.Id || (point.State == ActionPointState.Proposed && point.IsOf(actor)) ? null : new ActionPointNotOffered();
}
