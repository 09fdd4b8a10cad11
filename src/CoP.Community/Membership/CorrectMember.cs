using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>What a coordinator can say of somebody else. <paramref name="GuestUntil"/> counts for guests only.</summary>
/// <param name="County">A code, or null for national.</param>
public sealed record MemberFacts(OrganisationChoice? Organisation, string? County, DateTimeOffset? GuestUntil);

/// <summary>A coordinator sets another member's organisation and county, and how long a guest stays.</summary>
public sealed class CorrectMember(CommunityDb db, OrganisationRegister organisations, AuditLog audit, TimeProvider clock)
{
    public async Task<Result<Member>> HandleAsync(Member actor, long memberId, MemberFacts facts, CancellationToken cancel)
    {
        var member = await db.Members.Include(one => one.Organisation).FirstAsync(one => one.Id == memberId, cancel);
        if (member.IsGuest && facts.GuestUntil <= clock.GetUtcNow())
        {
            return new StayIsOver();
        }

        var organisation = await organisations.ResolveAsync(actor, facts.Organisation, cancel);
        if (organisation.Refusal is { } refusal)
        {
            return refusal;
        }

        (member.Organisation, member.County) = (organisation.Value, facts.County);
        member.GuestUntil = member.IsGuest ? facts.GuestUntil : member.GuestUntil;
        audit.Note(actor.Id, "member.correct", $"member:{memberId}");
        return member;
    }
}
