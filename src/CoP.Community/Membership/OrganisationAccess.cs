using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>Everybody may know an organisation. Loaded with all that it is known by.</summary>
public sealed class OrganisationAccess(CommunityDb db) : Access<Organisation>
{
    protected override Refusal NotFound => new OrganisationNotFound();

    public override Task<Organisation?> LoadAsync(long id, CancellationToken cancel) =>
        db.Organisations.Include(static organisation => organisation.Names).FirstOrDefaultAsync(organisation => organisation.Id == id, cancel);

    public override bool MaySee(Organisation organisation, Member actor) => true;

    public override string SubjectOf(Organisation organisation) => $"organisation:{organisation.Id}";
}
