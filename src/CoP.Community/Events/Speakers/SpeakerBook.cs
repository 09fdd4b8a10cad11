using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Speakers;

/// <summary>What becomes of those who speak, or were asked to, as their event goes its way: before members see it, too.</summary>
public sealed class SpeakerBook(CommunityDb db, Outbox outbox, TimeProvider clock)
{
    /// <summary>The time or the place is another: the slides are due as long before it as they were. Who has registered hears of it as all do.</summary>
    /// <param name="toldOf">The conference with which it was moved: those who come to that have been told, too.</param>
    public async Task MovedAsync(Event one, DateTimeOffset wasAt, bool soon, CancellationToken cancel, long? toldOf = null)
    {
        foreach (var speaker in await db.EventSpeakers.Where(speaker => speaker.EventId == one.Id).ToListAsync(cancel))
        {
            speaker.SlidesDueAt += one.StartsAt - wasAt;
            speaker.RemindAt = SpeakerPlan.Next(speaker, one, clock.GetUtcNow());
        }

        var others = Concerned(one).Where(member => !db.Registrations.Any(own => (own.EventId == one.Id || own.EventId == toldOf) && own.MemberId == member.Id && own.State != RegistrationState.Left));
        await outbox.TellAsync(others, new SpeakingMoved(one.Id, one.Revision, wasAt, soon), cancel);
    }

    /// <summary>It will not be, nor what is part of it. Nobody hears it twice: the notice is the one of those who had registered.</summary>
    public Task CalledOffAsync(Event one, bool soon, CancellationToken cancel) => outbox.TellAsync(Concerned(one, withSessions: true), new EventCalledOff(one.Id, soon), cancel);

    private IQueryable<Member> Concerned(Event one, bool withSessions = false) => db.Members.Active(clock.GetUtcNow())
        .Where(member => db.EventSpeakers.Any(speaker => (speaker.EventId == one.Id || (withSessions && speaker.Event!.ParentId == one.Id && speaker.Event.ClosedAt == null)) && speaker.MemberId == member.Id && speaker.State != SpeakerState.Declined));
}
