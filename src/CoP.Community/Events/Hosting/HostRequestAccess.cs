using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Hosting;

/// <summary>Whether an organisation hosts a meeting is for its members and for whoever looks after the meeting.</summary>
public sealed class HostRequestAccess(CommunityDb db, EventAccess events) : Access<HostRequest>
{
    protected override Refusal NotFound => new HostRequestNotFound();

    public override Task<HostRequest?> LoadAsync(long id, CancellationToken cancel) => db.HostRequests
        .Include(static request => request.Organisation).Include(static request => request.AnsweredBy)
        .Include(static request => request.Event).ThenInclude(static one => one!.Organiser)
        .Include(static request => request.Event).ThenInclude(static one => one!.Host)
        .Include(static request => request.Event).ThenInclude(static one => one!.Group)
        .FirstOrDefaultAsync(request => request.Id == id, cancel);

    /// <summary>How the present host of a meeting stands to it; null when it was not asked.</summary>
    public Task<HostRequest?> OfAsync(Event one, CancellationToken cancel) =>
        db.HostRequests.AsNoTracking().FirstOrDefaultAsync(request => request.EventId == one.Id && request.OrganisationId == one.HostId, cancel);

    public override bool MaySee(HostRequest thing, Member actor) => thing.OrganisationId == actor.OrganisationId || events.LooksAfter(thing.Event!, actor);

    /// <summary>The meeting's: its cards name who hosts it.</summary>
    public override string SubjectOf(HostRequest thing) => Event.SubjectOf(thing.EventId);
}
