using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Programmes;

/// <summary>Every member may know who does what where; what is said of an organisation, its own members and coordinators say.</summary>
public sealed class ProgrammeAccess(CommunityDb db, TimeProvider clock) : Access<Programme>
{
    protected override Refusal NotFound => new ProgrammeNotFound();

    public override Task<Programme?> LoadAsync(long id, CancellationToken cancel) => db.Programmes
        .Include(static programme => programme.Organisation).Include(static programme => programme.Counties)
        .FirstOrDefaultAsync(programme => programme.Id == id, cancel);

    public override bool MaySee(Programme thing, Member actor) => true;

    public override string SubjectOf(Programme thing) => FormattableString.Invariant($"programme:{thing.Id}");

    public bool SpeaksFor(Member actor, long organisationId) =>
        (actor.OrganisationId == organisationId && actor.IsActive(clock.GetUtcNow())) || Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    /// <summary>Why somebody may not say it.</summary>
    public Refusal? MustSpeakFor(Member actor, Organisation organisation) => SpeaksFor(actor, organisation.Id) ? null : new NotYourOrganisation(organisation.Name);
}
