using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Members;

/// <summary>What a member says of themselves, by which questions find them. <paramref name="County"/>: a code, or null for national.</summary>
public sealed record Profile(string? County, IReadOnlyCollection<long> GroupIds, IReadOnlyCollection<string> Themes, bool Available, Pillars Pillars = Pillars.None);

/// <summary>A member changes their own profile. A lead stays lead of the groups they keep.</summary>
public sealed class UpdateProfile(CommunityDb db)
{
    public async Task HandleAsync(Member member, Profile profile, CancellationToken cancel)
    {
        member.County = profile.County;
        member.Available = profile.Available;
        member.Pillars = profile.Pillars;
        await ReplaceThemesAsync(member, profile.Themes, cancel);
        await ReplaceGroupsAsync(member, profile.GroupIds, cancel);
    }

    private async Task ReplaceThemesAsync(Member member, IReadOnlyCollection<string> themes, CancellationToken cancel)
    {
        var old = await db.MemberThemes.Where(theme => theme.MemberId == member.Id).ToListAsync(cancel);
        db.MemberThemes.RemoveRange(old.Where(theme => !themes.Contains(theme.Theme)));
        db.MemberThemes.AddRange(themes.Except(old.Select(static theme => theme.Theme))
            .Select(theme => new MemberTheme { MemberId = member.Id, Theme = theme }));
    }

    private async Task ReplaceGroupsAsync(Member member, IReadOnlyCollection<long> groupIds, CancellationToken cancel)
    {
        var old = await db.GroupMemberships.Where(seat => seat.MemberId == member.Id).ToListAsync(cancel);
        db.GroupMemberships.RemoveRange(old.Where(seat => !groupIds.Contains(seat.GroupId)));
        db.GroupMemberships.AddRange(groupIds.Except(old.Select(static seat => seat.GroupId))
            .Select(groupId => new Groups.GroupMembership { MemberId = member.Id, GroupId = groupId }));
    }
}
