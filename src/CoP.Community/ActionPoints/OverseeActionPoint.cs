using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.ActionPoints;

/// <summary>What whoever gave something, its group's lead and coordinators do so that it gets done.</summary>
public sealed class OverseeActionPoint(ActionPointChange change, ActionPointAccess access, ActionSchedule schedule, Outbox outbox, TimeProvider clock)
{
    /// <summary>It is done indeed.</summary>
    public Task<Result<ActionPoint>> ConfirmAsync(Member actor, long id, CancellationToken cancel) => JudgeAsync(
        actor, id, "action.confirm", ActionNews.Confirmed, reason: null,
        point =>
        {
            point.End(ActionPointState.Confirmed, clock.GetUtcNow());
            return Task.CompletedTask;
        },
        cancel);

    /// <summary>Something is missing: it is open again.</summary>
    public Task<Result<ActionPoint>> NotYetAsync(Member actor, long id, string reason, CancellationToken cancel) => JudgeAsync(
        actor, id, "action.not-yet", ActionNews.NotYet, reason,
        async point =>
        {
            (point.State, point.DoneAt, point.ClosedAt) = (ActionPointState.Open, null, null);
            point.Note(actor.Id, ActionNoteKind.NotYet, reason, clock.GetUtcNow());
            await schedule.RestartAsync(point, cancel);
        },
        cancel);

    /// <summary>Whoever does it is asked how far it is: not on a day on which they have heard of it already.</summary>
    public Task<Result<ActionPoint>> ChaseAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        actor, id, "action.chase",
        point => access.MustDecide(point, actor) ?? ActionPointAccess.MustBeOpen(point) ?? MayBeChased(point),
        point =>
        {
            schedule.Told(point, schedule.HearsOn(point.Owner), schedule.ZoneOf(point.Owner));
            return Task.CompletedTask;
        },
        point => point.OwnerId is { } owner && owner != actor.Id ? outbox.TellAsync(owner, new ActionPointChased(id, actor.Name, schedule.HearsOn(point.Owner)), cancel) : Task.CompletedTask,
        cancel);

    private Refusal? MayBeChased(ActionPoint point) => point.Owner switch
    {
        null => null,
        var owner when owner.IsAway(clock.GetUtcNow()) => new ActionOwnerAway(owner.Name),
        var owner when point.RemindedOn == schedule.HearsOn(owner) => new ActionRemindedToday(owner.Name),
        _ => null,
    };

    private Task<Result<ActionPoint>> JudgeAsync(Member actor, long id, string action, ActionNews news, string? reason, Func<ActionPoint, Task> act, CancellationToken cancel) => change.DoAsync(
        actor, id, action,
        point => access.MustDecide(point, actor) ?? (point is { State: ActionPointState.Done, ClosedAt: null } ? null : new NothingToConfirm()),
        act,
        point => point.OwnerId is { } owner && owner != actor.Id ? outbox.TellAsync(owner, new ActionPointNews(id, news, actor.Name, reason, point.Revision), cancel) : Task.CompletedTask,
        cancel, reason);
}
