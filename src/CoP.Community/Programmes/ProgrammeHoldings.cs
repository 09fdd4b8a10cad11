using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Programmes;

/// <summary>The programmes of two organisations are one's when they are one. What was said of the other counts where nothing is said of the one that stays.</summary>
public sealed class ProgrammeHoldings(CommunityDb db) : IOrganisationHoldings
{
    public async Task MoveAsync(long from, long into, CancellationToken cancel)
    {
        await db.Programmes.Where(one => one.OrganisationId == from).ExecuteUpdateAsync(set => set.SetProperty(static one => one.OrganisationId, into), cancel);
        if (await db.Organisations.FindAsync([from], cancel) is { } gone && await db.Organisations.FindAsync([into], cancel) is { } stays)
        {
            stays.Profile ??= gone.Profile;
            stays.ContactId ??= gone.ContactId;
            stays.RefreshedAt = Earlier(stays.RefreshedAt, gone.RefreshedAt);
        }
    }

    // What nobody has looked at for longest is what has to be looked at.
    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
