using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Events.Sessions;
using CoP.Community.Events.Topics;
using CoP.Community.Members;

namespace CoP.Community.Events;

/// <summary>An event on its way from a draft to what members see.</summary>
public sealed class PublishEvent(CommunityDb db, Change change, EventAccess access, EventPlan plan, TopicPlans topics, SessionBook sessions, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    /// <summary>Its organiser is done with it: whoever may publish it themselves does so, the others ask.</summary>
    public Task<Result<Event>> SubmitAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        one => access.MustLookAfter(one, actor) ?? one.MustBeIn(EventState.Draft) ?? MayBeSeen(one),
        async one =>
        {
            if (access.MayPublish(one, actor))
            {
                await PublishAsync(actor, one, cancel);
            }
            else
            {
                await AskAsync(one, cancel);
            }
        },
        cancel);

    /// <summary>Lets members see it.</summary>
    public Task<Result<Event>> HandleAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        one => MayDecide(one, actor) ?? MayBeSeen(one),
        async one =>
        {
            await PublishAsync(actor, one, cancel);
            await DecidedAsync(actor, one, reason: null, cancel);
        },
        cancel);

    /// <summary>Gives it back, and says why.</summary>
    public Task<Result<Event>> ReturnAsync(Member actor, long id, string reason, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "event.return",
        one => MayDecide(one, actor),
        async one =>
        {
            one.State = EventState.Draft;
            await DecidedAsync(actor, one, reason, cancel);
        },
        cancel, reason);

    private Refusal? MayDecide(Event one, Member actor) => access.MayPublish(one, actor) ? one.MustBeIn(EventState.InReview) : new NotYourEvent();

    private Refusal? MayBeSeen(Event one) =>
        one.Parent is { PublishedAt: null } ? new ConferenceNotPublished() : one.StartsAt > clock.GetUtcNow() ? null : new EventInThePast();

    private async Task PublishAsync(Member actor, Event one, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        (one.State, one.PublishedAt, one.RemindAt) = (EventState.Published, now, plan.NextReminder(one.StartsAt, now));
        audit.Note(actor.Id, "event.publish", one.Subject);
        await topics.PublishedAsync(one, cancel);
        await sessions.PublishedAsync(one, cancel);
    }

    private async Task AskAsync(Event one, CancellationToken cancel)
    {
        one.State = EventState.InReview;
        var publishers = db.Members.Holders(one.GroupId is null ? Permission.Coordinate : Permission.LeadOrCoordinate, clock.GetUtcNow(), one.GroupId);
        await outbox.TellAsync(publishers.Where(member => member.Id != one.OrganiserId), new EventReviewWanted(one.Id, one.Revision), cancel);
    }

    private Task DecidedAsync(Member actor, Event one, string? reason, CancellationToken cancel) => actor.Id == one.OrganiserId
        ? Task.CompletedTask
        : outbox.TellAsync(one.OrganiserId, new EventDecided(one.Id, one.State == EventState.Published, actor.Name, reason, one.Revision), cancel);
}
