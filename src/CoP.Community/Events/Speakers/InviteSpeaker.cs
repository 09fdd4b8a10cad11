using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Speakers;

/// <param name="MemberId">Null for a guest, who then has a name.</param>
/// <param name="SlidesDueAt">Null when no slides are wanted.</param>
public sealed record SpeakerDraft(long? MemberId, string? Guest, SpeakerRole Role, DateTimeOffset? SlidesDueAt);

/// <summary>Whoever looks after an event asks somebody to speak at it. Guests, whom the bot cannot ask, have said yes already; so has whoever names themselves.</summary>
public sealed class InviteSpeaker(CommunityDb db, Change change, EventAccess access, Outbox outbox, TimeProvider clock)
{
    public async Task<Result<EventSpeaker>> HandleAsync(Member actor, long eventId, SpeakerDraft draft, CancellationToken cancel)
    {
        Result<EventSpeaker> invited = default;
        var done = await change.DoAsync(
            access, actor, eventId, "event.invite-speaker",
            one => access.MustLookAfter(one, actor) ?? one.MustBeIn(EventState.Draft, EventState.InReview, EventState.Published) ?? Date(one, draft),
            async one =>
            {
                invited = await InviteAsync(actor, one, draft, cancel);
                return invited.Refusal;
            },
            cancel);
        return done.Refusal is { } refusal ? refusal : invited;
    }

    private Refusal? Date(Event one, SpeakerDraft draft) =>
        draft.SlidesDueAt <= clock.GetUtcNow() ? new SlidesDueInThePast() : draft.SlidesDueAt > one.StartsAt ? new SlidesDueAfterEvent() : null;

    private async Task<Result<EventSpeaker>> InviteAsync(Member actor, Event one, SpeakerDraft draft, CancellationToken cancel)
    {
        var member = draft.MemberId is null ? null : await db.Members.FirstOrDefaultAsync(it => it.Id == draft.MemberId, cancel);
        if (draft.MemberId is not null && member?.IsActive(clock.GetUtcNow()) != true)
        {
            return new SpeakerNotAvailable();
        }

        var name = member?.Name ?? draft.Guest!;
        if (await db.EventSpeakers.AnyAsync(it => it.EventId == one.Id && it.MemberId == draft.MemberId && (it.MemberId != null || it.Name == name), cancel))
        {
            return new SpeakerAlreadyInvited(name);
        }

        return await AddAsync(actor, one, Make(one, name, draft), cancel);
    }

    private EventSpeaker Make(Event one, string name, SpeakerDraft draft) => new()
    {
        EventId = one.Id,
        MemberId = draft.MemberId,
        Name = name,
        Role = draft.Role,
        SlidesDueAt = draft.SlidesDueAt,
        InvitedAt = clock.GetUtcNow(),
    };

    private async Task<EventSpeaker> AddAsync(Member actor, Event one, EventSpeaker speaker, CancellationToken cancel)
    {
        db.EventSpeakers.Add(speaker);
        if (speaker.MemberId is not { } member || member == actor.Id)
        {
            (speaker.State, speaker.AnsweredAt) = (SpeakerState.Accepted, clock.GetUtcNow());
            speaker.RemindAt = SpeakerPlan.Next(speaker, one, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
        if (speaker is { State: SpeakerState.Invited, MemberId: { } invited })
        {
            await outbox.TellAsync(invited, new SpeakerInvited(speaker.Id, one.Id), cancel);
        }

        return speaker;
    }
}
