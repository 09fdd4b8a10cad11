using CoP.Community.Access;
using CoP.Community.Members;

namespace CoP.Community.Membership;

/// <summary>What a coordinator can say of somebody else. <paramref name="GuestUntil"/> counts for guests only.</summary>
/// <param name="County">A code, or null for national.</param>
public sealed record MemberFacts(OrganisationChoice? Organisation, string? County, DateTimeOffset? GuestUntil);

/// <summary>A coordinator sets another member's organisation and county, and how long a guest stays.</summary>
public sealed class CorrectMember(MemberAccess access, Change change, OrganisationRegister organisations, TimeProvider clock)
{
    public Task<Result<Member>> HandleAsync(Member actor, long memberId, MemberFacts facts, CancellationToken cancel) => change.DoAsync(
        access, actor, memberId, "member.correct",
        member => member.IsGuest && facts.GuestUntil <= clock.GetUtcNow() ? new StayIsOver() : null,
        async member =>
        {
            var organisation = await organisations.ResolveAsync(actor, facts.Organisation, cancel);
            if (organisation.Succeeded)
            {
                (member.Organisation, member.County) = (organisation.Value, facts.County);
                member.GuestUntil = member.IsGuest ? facts.GuestUntil : member.GuestUntil;
            }

            return organisation.Refusal;
        },
        cancel);
}
