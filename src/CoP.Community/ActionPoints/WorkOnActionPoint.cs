using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>What whoever does something says about it. Whoever does it without having said yes before has said it by that.</summary>
public sealed class WorkOnActionPoint(CommunityDb db, ActionPointChange change, ActionPointAccess access, ActionSchedule schedule, Outbox outbox, TimeProvider clock)
{
    /// <summary>In days.</summary>
    public const int LongestSnooze = 60;

    /// <summary>Nothing speaks against it.</summary>
    private static readonly Task<Refusal?> Nothing = Task.FromResult<Refusal?>(null);

    /// <summary>It is done; where whoever gave it wants to confirm that, they are asked.</summary>
    public Task<Result<ActionPoint>> DoneAsync(Member actor, long id, string? words, CancellationToken cancel) => DoAsync(
        actor, id, ActionNoteKind.Done, words,
        point =>
        {
            var (now, confirms) = (clock.GetUtcNow(), point.NeedsConfirmation && point.GivenById is not null && point.GivenById != actor.Id);
            point.End(ActionPointState.Done, now);
            (point.DoneAt, point.ClosedAt) = (now, confirms ? null : now);
        },
        ActionNews.Done, cancel, tellsGiver: true);

    /// <summary>How far it is.</summary>
    public Task<Result<ActionPoint>> ProgressAsync(Member actor, long id, string words, CancellationToken cancel) => change.DoAsync(
        actor, id, action: null,
        point => point.Helpers.Exists(helper => helper.MemberId == actor.Id) ? ActionPointAccess.MustBeOpen(point) : access.MustWorkOn(point, actor),
        point =>
        {
            Begin(point, actor);
            point.Note(actor.Id, ActionNoteKind.Progress, words, clock.GetUtcNow());
            return Nothing;
        },
        cancel);

    /// <summary>Something is in the way: those who look after it are told, and who could help.</summary>
    public Task<Result<ActionPoint>> BlockAsync(Member actor, long id, string reason, string? help, CancellationToken cancel) => DoAsync(
        actor, id, ActionNoteKind.Blocked, reason,
        point =>
        {
            point.Unblock();
            (point.BlockedBy, point.BlockedHelp) = (reason, help);
        },
        ActionNews.Blocked, cancel, tellsOverseers: true);

    /// <summary>The way is clear.</summary>
    public Task<Result<ActionPoint>> FreeAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        actor, id, action: null,
        point => access.MustWorkOn(point, actor) ?? (point.BlockedBy is null ? new ActionPointNotBlocked() : null),
        point =>
        {
            point.Unblock();
            point.Note(actor.Id, ActionNoteKind.Freed, words: null, clock.GetUtcNow());
            return Nothing;
        },
        cancel);

    /// <summary>It takes until another day, and why.</summary>
    public Task<Result<ActionPoint>> MoveAsync(Member actor, long id, DateOnly dueOn, string? reason, CancellationToken cancel) => change.DoAsync(
        actor, id, "action.move",
        point => access.MustWorkOn(point, actor) ?? (schedule.EndOf(dueOn) <= clock.GetUtcNow() ? new ActionPointDueInThePast() : null),
        async point =>
        {
            point.Moved += point.DueAt is { } before && schedule.EndOf(dueOn) > before ? 1 : 0;
            point.DueAt = schedule.EndOf(dueOn);
            Begin(point, actor);
            point.Note(actor.Id, ActionNoteKind.Moved, reason, clock.GetUtcNow());
            await schedule.RestartAsync(point, cancel);
        },
        point => TellAsync(point, actor, ActionNews.Moved, reason, tellsGiver: true, tellsOverseers: false, cancel),
        cancel, reason);

    /// <summary>Its owner wants to hear nothing of it for some days, and then of it, whatever they have been told before.</summary>
    public Task<Result<ActionPoint>> SnoozeAsync(Member actor, long id, int days, CancellationToken cancel) => change.DoAsync(
        actor, id, action: null,
        point => point.OwnerId != actor.Id ? new NotYourActionPoint() : ActionPointAccess.MustBeOpen(point) ?? (days is < 1 or > LongestSnooze ? new SnoozeTooLong() : null),
        point =>
        {
            var zone = schedule.ZoneOf(point.Owner);
            var (today, _) = WallClock.Show(clock.GetUtcNow(), zone);
            (point.SnoozedUntil, point.RemindedStage) = (today.AddDays(days), null);
            Begin(point, actor);
            point.RemindAt = schedule.NextAt(point, today, zone);
            return Nothing;
        },
        cancel);

    /// <summary>Another helps: they are told, and may say how far it is.</summary>
    public Task<Result<ActionPoint>> AddHelperAsync(Member actor, long id, long memberId, CancellationToken cancel) => change.DoAsync(
        actor, id, action: null,
        point => access.MustWorkOn(point, actor) ?? (point.OwnerId == memberId || point.Helpers.Exists(helper => helper.MemberId == memberId) ? new ActionPointIsTheirs() : null),
        async point =>
        {
            if (!await db.Members.Active(clock.GetUtcNow()).AnyAsync(member => member.Id == memberId, cancel))
            {
                return new ActionOwnerGone();
            }

            point.Helpers.Add(new ActionHelper { MemberId = memberId });
            await db.SaveChangesAsync(cancel);
            if (memberId != actor.Id)
            {
                await outbox.TellAsync(memberId, new ActionPointNews(id, ActionNews.Helps, actor.Name, Words: null, point.Revision), cancel);
            }

            return null;
        },
        cancel);

    private Task<Result<ActionPoint>> DoAsync(
        Member actor, long id, ActionNoteKind kind, string? words, Action<ActionPoint> act, ActionNews news, CancellationToken cancel, bool tellsGiver = false, bool tellsOverseers = false) => change.DoAsync(
        actor, id, action: null,
        point => access.MustWorkOn(point, actor),
        point =>
        {
            Begin(point, actor);
            act(point);
            point.Note(actor.Id, kind, words, clock.GetUtcNow());
            return Task.CompletedTask;
        },
        point => TellAsync(point, actor, news, words, tellsGiver, tellsOverseers, cancel),
        cancel);

    private static void Begin(ActionPoint point, Member actor)
    {
        if (point.State == ActionPointState.Proposed && point.IsOf(actor))
        {
            (point.State, point.OwnerId) = (ActionPointState.Open, actor.Id);
        }
    }

    private async Task TellAsync(ActionPoint point, Member actor, ActionNews what, string? words, bool tellsGiver, bool tellsOverseers, CancellationToken cancel)
    {
        var news = new ActionPointNews(point.Id, what, actor.Name, words, point.Revision);
        foreach (var told in new[] { tellsGiver ? point.GivenById : null, point.OwnerId }.OfType<long>().Distinct().Where(told => told != actor.Id))
        {
            await outbox.TellAsync(told, news, cancel);
        }

        if (tellsOverseers)
        {
            await outbox.TellAsync((await access.OverseersAsync(point, cancel)).Where(member => member.Id != actor.Id), news, cancel);
        }
    }
}
