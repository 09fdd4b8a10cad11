using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Speakers;

/// <summary>How a speaker stands is for themselves and for whoever looks after the event.</summary>
public sealed class SpeakerAccess(CommunityDb db, EventAccess events) : Access<EventSpeaker>
{
    protected override Refusal NotFound => new SpeakerNotFound();

    public override Task<EventSpeaker?> LoadAsync(long id, CancellationToken cancel) => db.EventSpeakers
        .Include(static speaker => speaker.Member).ThenInclude(static member => member!.Organisation)
        .Include(static speaker => speaker.Event).ThenInclude(static one => one!.Organiser)
        .Include(static speaker => speaker.Event).ThenInclude(static one => one!.Host)
        .Include(static speaker => speaker.Event).ThenInclude(static one => one!.Group)
        .Include(static speaker => speaker.Event).ThenInclude(static one => one!.Parent)
        .FirstOrDefaultAsync(speaker => speaker.Id == id, cancel);

    public override bool MaySee(EventSpeaker thing, Member actor) => thing.MemberId == actor.Id || events.LooksAfter(thing.Event!, actor);

    /// <summary>The event's: its cards name who speaks.</summary>
    public override string SubjectOf(EventSpeaker thing) => Event.SubjectOf(thing.EventId);

    internal Refusal? MustLookAfter(EventSpeaker thing, Member actor) => events.MustLookAfter(thing.Event!, actor);
}
