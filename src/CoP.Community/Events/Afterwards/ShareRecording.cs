using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Events.Afterwards;

/// <summary>Whoever looks after an event that is over says where its recording is, and what came of it. Those who had registered hear of it.</summary>
public sealed class ShareRecording(CommunityDb db, Change change, EventAccess access, Outbox outbox, TimeProvider clock)
{
    public Task<Result<Event>> HandleAsync(Member actor, long id, string? recording, string? summary, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "event.recording",
        one => access.MustLookAfter(one, actor) ?? one.MustBeIn(EventState.Held) ?? (recording is null && summary is null ? new NothingToShare() : null),
        one => ShareAsync(one, recording, summary, cancel), cancel);

    private async Task ShareAsync(Event one, string? recording, string? summary, CancellationToken cancel)
    {
        if ((one.Recording, one.Summary) == (recording, summary))
        {
            return;
        }

        var shared = new RecordingShared(one.Id, one.Revision);
        (one.Recording, one.Summary) = (recording, summary);
        await outbox.TellAsync(Registered(one.Id), shared, cancel);
    }

    private IQueryable<Member> Registered(long eventId) => db.Members.Active(clock.GetUtcNow())
        .Where(member => db.Registrations.Any(one => one.EventId == eventId && one.MemberId == member.Id && one.State != RegistrationState.Left));
}
