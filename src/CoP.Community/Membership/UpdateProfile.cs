using CoP.Community.Access;
using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>What a member says of themselves, by which questions find them. <paramref name="County"/>: a code, or null for national.</summary>
public sealed record Profile(
    string? County, IReadOnlyCollection<long> GroupIds, IReadOnlyCollection<string> Themes, bool Available, Pillars Pillars = Pillars.None,
    OrganisationChoice? Organisation = null);

/// <summary>A member changes their own profile. A lead stays lead of the groups they keep; whoever leaves one they lead is written down.</summary>
public sealed class UpdateProfile(CommunityDb db, MemberAccess access, Change change, OrganisationRegister organisations, AuditLog audit)
{
    public Task<Result<Member>> HandleAsync(Member member, Profile profile, CancellationToken cancel) => change.DoAsync(
        access, member, member.Id, action: null,
        static _ => null,
        async own =>
        {
            var organisation = await organisations.ResolveAsync(own, profile.Organisation, cancel);
            if (organisation.Succeeded)
            {
                (own.OrganisationId, own.County, own.Available, own.Pillars) = (organisation.Value?.Id, profile.County, profile.Available, profile.Pillars);
                await ReplaceThemesAsync(own, profile.Themes, cancel);
                await ReplaceGroupsAsync(own, profile.GroupIds, cancel);
            }

            return organisation.Refusal;
        },
        cancel);

    private async Task ReplaceThemesAsync(Member member, IReadOnlyCollection<string> themes, CancellationToken cancel)
    {
        var old = await db.MemberThemes.Where(theme => theme.MemberId == member.Id).ToListAsync(cancel);
        db.MemberThemes.RemoveRange(old.Where(theme => !themes.Contains(theme.Theme)));
        db.MemberThemes.AddRange(themes.Except(old.Select(static theme => theme.Theme))
            .Select(theme => new MemberTheme { MemberId = member.Id, Theme = theme }));
    }

    private async Task ReplaceGroupsAsync(Member member, IReadOnlyCollection<long> groupIds, CancellationToken cancel)
    {
        var old = await db.GroupMemberships.Where(membership => membership.MemberId == member.Id).ToListAsync(cancel);
        var left = old.Where(membership => !groupIds.Contains(membership.GroupId)).ToList();
        db.GroupMemberships.RemoveRange(left);
        left.FindAll(static membership => membership.IsLead).ForEach(membership => audit.Note(member.Id, "group.lead-end", $"member:{member.Id}", $"group:{membership.GroupId}"));
        db.GroupMemberships.AddRange(groupIds.Except(old.Select(static membership => membership.GroupId))
            .Select(groupId => new GroupMembership { MemberId = member.Id, GroupId = groupId }));
    }
}
