using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Events.Speakers;

/// <summary>A member says whether they speak. What was said stands: saying it again, or the other, shows how they stand.</summary>
public sealed class AnswerInvitation(Change change, SpeakerAccess access, Outbox outbox, TimeProvider clock)
{
    public Task<Result<EventSpeaker>> AcceptAsync(Member actor, long id, CancellationToken cancel) => AnswerAsync(actor, id, SpeakerState.Invited, SpeakerState.Accepted, cancel);

    public Task<Result<EventSpeaker>> DeclineAsync(Member actor, long id, CancellationToken cancel) => AnswerAsync(actor, id, SpeakerState.Invited, SpeakerState.Declined, cancel);

    /// <summary>They had accepted, and cannot come after all.</summary>
    public Task<Result<EventSpeaker>> LeaveAsync(Member actor, long id, CancellationToken cancel) => AnswerAsync(actor, id, SpeakerState.Accepted, SpeakerState.Declined, cancel);

    /// <summary>Their own, whatever its state.</summary>
    public async Task<Result<EventSpeaker>> FindOwnAsync(Member actor, long id, CancellationToken cancel) =>
        (await access.FindAsync(id, actor, cancel)).Unless(speaker => speaker.MemberId == actor.Id ? null : new SpeakerNotFound());

    private async Task<Result<EventSpeaker>> AnswerAsync(Member actor, long id, SpeakerState from, SpeakerState to, CancellationToken cancel)
    {
        var found = await FindOwnAsync(actor, id, cancel);
        return !found.Succeeded || found.Value.State != from
            ? found
            : await change.DoAsync(access, actor, id, action: null, speaker => MustBeAhead(speaker.Event!), speaker => AnswerAsync(speaker, to, cancel), cancel);
    }

    private Refusal? MustBeAhead(Event one) =>
        one.State == EventState.Cancelled ? new EventIsCancelled() : one.EndsAt <= clock.GetUtcNow() ? new EventNotInState(EventState.Held) : null;

    private Task AnswerAsync(EventSpeaker speaker, SpeakerState to, CancellationToken cancel)
    {
        var (one, now) = (speaker.Event!, clock.GetUtcNow());
        (speaker.State, speaker.AnsweredAt) = (to, now);
        speaker.RemindAt = SpeakerPlan.Next(speaker, one, now);
        return one.OrganiserId == speaker.MemberId
            ? Task.CompletedTask
            : outbox.TellAsync(one.OrganiserId, new SpeakerAnswered(speaker.Id, to == SpeakerState.Accepted, speaker.Revision), cancel);
    }
}
