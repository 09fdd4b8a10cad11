using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>What the monthly update says of members, of those who take part now: when somebody left is not kept.</summary>
public sealed class MembershipUpdate(CommunityDb db, TimeProvider clock) : IUpdateSource
{
    public int Order => 4;

    public async Task<IReadOnlyList<UpdateFigure>> ReadAsync(UpdateMonth month, CancellationToken cancel)
    {
        var (from, to) = (month.From, month.To);
        var members = await db.Members.Active(clock.GetUtcNow()).Where(member => member.JoinedAt < to)
            .Select(static member => new { member.JoinedAt, member.County, member.Pillars, Kind = member.Organisation == null ? (OrganisationKind?)null : member.Organisation.Kind }).ToListAsync(cancel);
        return
        [
            new("members", members.Count), new("joined", members.Count(one => one.JoinedAt >= from)),
            new("counties", members.Select(static one => one.County).OfType<string>().Distinct().Count()),
            .. Enum.GetValues<OrganisationKind>().Select(kind => new UpdateFigure($"kind-{kind}", members.Count(one => one.Kind == kind))),
            .. Enum.GetValues<Pillars>().Where(static pillar => pillar != Pillars.None).Select(pillar => new UpdateFigure($"pillar-{pillar}", members.Count(one => one.Pillars.HasFlag(pillar)))),
        ];
    }
}
