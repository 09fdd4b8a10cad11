using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Events.Speakers;

/// <summary>Whoever looks after an event takes a speaker off its list; unless they had declined, they hear so.</summary>
public sealed class RemoveSpeaker(CommunityDb db, Change change, SpeakerAccess access, Outbox outbox)
{
    public Task<Result<EventSpeaker>> HandleAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "event.remove-speaker",
        speaker => access.MustLookAfter(speaker, actor) ?? speaker.Event!.MustBeIn(EventState.Draft, EventState.InReview, EventState.Published),
        async speaker =>
        {
            db.EventSpeakers.Remove(speaker);
            if (speaker is { MemberId: { } member, State: not SpeakerState.Declined } && member != actor.Id)
            {
                await outbox.TellAsync(member, new SpeakerReleased(speaker.Id, speaker.EventId), cancel);
            }
        },
        cancel);
}
