using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>A member's own record, and for coordinators everybody's. Loaded with the organisation.</summary>
public sealed class MemberAccess(CommunityDb db, TimeProvider clock) : Access<Member>
{
    protected override Refusal NotFound => new NotAllowed();

    public override Task<Member?> LoadAsync(long id, CancellationToken cancel) =>
        db.Members.Include(static member => member.Organisation).FirstOrDefaultAsync(member => member.Id == id, cancel);

    public override bool MaySee(Member member, Member actor) =>
        member.Id == actor.Id || Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    public override string SubjectOf(Member member) => $"member:{member.Id}";
}
