namespace CoP.Community.Tests.Members;

/// <summary>The table of permissions answers the same when it is asked for a member and when it is asked for all.</summary>
public sealed class HoldersTests
{
    [Theory]
    [InlineData(Permission.TakePart)]
    [InlineData(Permission.Coordinate)]
    [InlineData(Permission.RankTopics)]
    [InlineData(Permission.Administer)]
    public async Task Holders_AreThoseWhoAreAllowed(Permission permission)
    {
        await using var community = await TownAsync();
        var (all, holders) = await AskAsync(community, permission, groupId: null);

        Assert.NotEmpty(holders);
        Assert.Equal(all.Where(member => Permissions.Allows(member, permission, community.Now)).Select(static member => member.Id), holders);
    }

    [Fact]
    public async Task Holders_InAGroup_AreItsLeadsToo()
    {
        await using var community = await TownAsync();
        foreach (var group in await community.ReadAsync(static db => db.Groups.Select(static group => group.Id).ToListAsync()))
        {
            var (all, holders) = await AskAsync(community, Permission.LeadOrCoordinate, group);
            Assert.Equal(all.Where(member => Permissions.Allows(member, Permission.LeadOrCoordinate, community.Now, group)).Select(static member => member.Id), holders);
        }
    }

    /// <summary>The sample, somebody suspended and somebody whose stay is over among them.</summary>
    private static async Task<TestCommunity> TownAsync()
    {
        var community = await TestCommunity.SampleAsync();
        await community.MemberAsync("Suspended", static member => (member.Role, member.Status) = (Role.Administrator, MemberStatus.Suspended));
        await community.MemberAsync("Gone", member => (member.Role, member.GuestUntil) = (Role.Guest, community.Now));
        await community.MemberAsync("Administrator", static member => member.Role = Role.Administrator);
        return community;
    }

    private static Task<(List<Member> All, List<long> Holders)> AskAsync(TestCommunity community, Permission permission, long? groupId) => community.ReadAsync(async db => (
        await db.Members.Include(static member => member.Memberships).OrderBy(static member => member.Id).ToListAsync(),
        await db.Members.Holders(permission, community.Now, groupId).Select(static member => member.Id).Order().ToListAsync()));
}
