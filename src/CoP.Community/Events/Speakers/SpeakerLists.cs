using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Speakers;

/// <summary>Who speaks at an event, and what they brought.</summary>
public sealed class SpeakerLists(CommunityDb db, EventAccess events, SeatBook seats)
{
    /// <summary>All who were asked, whatever they said, in the order in which they were.</summary>
    public IQueryable<EventSpeaker> Asked(long eventId) => db.EventSpeakers
        .Include(static speaker => speaker.Member).ThenInclude(static member => member!.Organisation)
        .Where(speaker => speaker.EventId == eventId).OrderBy(static speaker => speaker.Id);

    public Task<List<EventSpeaker>> SpeakingAsync(long eventId, CancellationToken cancel) =>
        Asked(eventId).Where(static speaker => speaker.State == SpeakerState.Accepted).ToListAsync(cancel);

    public Task<bool> SpeaksAsync(long eventId, long memberId, CancellationToken cancel) =>
        db.EventSpeakers.AnyAsync(speaker => speaker.EventId == eventId && speaker.MemberId == memberId && speaker.State == SpeakerState.Accepted, cancel);

    /// <summary>What a member was called elsewhere, to begin with; null when nowhere.</summary>
    public Task<string?> LastBiographyAsync(long memberId, CancellationToken cancel) => db.EventSpeakers
        .Where(speaker => speaker.MemberId == memberId && speaker.Biography != null).OrderByDescending(static speaker => speaker.Id)
        .Select(static speaker => speaker.Biography).FirstOrDefaultAsync(cancel);

    /// <summary>The slides of an event that is over, for those who were registered, spoke or look after it.</summary>
    public async Task<Result<List<EventSpeaker>>> SlidesAsync(Member actor, long eventId, CancellationToken cancel)
    {
        var found = await events.FindAsync(eventId, actor, cancel);
        return found.Refusal is { } refusal ? refusal
            : found.Value.State != EventState.Held ? new SlidesNotYet()
            : await MayHaveSlidesAsync(found.Value, actor, cancel) ? (await SpeakingAsync(eventId, cancel)).FindAll(static speaker => speaker.SlidesFileId is not null)
            : new NotRegistered();
    }

    private async Task<bool> MayHaveSlidesAsync(Event one, Member actor, CancellationToken cancel) =>
        events.LooksAfter(one, actor) || await seats.FindAsync(one.Id, actor.Id, cancel) is { IsActive: true } || await SpeaksAsync(one.Id, actor.Id, cancel);
}
