namespace CoP.Community.Tests.Members;

/// <summary>The table of permissions answers the same when it is asked for a member and when it is asked for all.</summary>
public sealed class HoldersTests
{
    [Theory]
    [InlineData(Permission.TakePart)]
    [InlineData(Permission.Coordinate)]
    [InlineData(Permission.Administer)]
    public async Task Holders_AreThoseWhoAreAllowed(Permission permission)
    {
        await using var town = await TownAsync();
        var (all, holders) = await AskAsync(town, permission, groupId: null);

        Assert.NotEmpty(holders);
        Assert.Equal(all.Where(member => Permissions.Allows(member, permission, town.Now)).Select(static member => member.Id), holders);
    }

    [Fact]
    public async Task Holders_InAGroup_AreItsLeadsToo()
    {
        await using var town = await TownAsync();
        foreach (var group in await town.ReadAsync(static db => db.Groups.Select(static group => group.Id).ToListAsync()))
        {
            var (all, holders) = await AskAsync(town, Permission.LeadOrCoordinate, group);
            Assert.Equal(all.Where(member => member.IsActive(town.Now) && Permissions.Moderates(member, group)).Select(static member => member.Id), holders);
        }
    }

    /// <summary>The sample, somebody suspended and somebody whose stay is over among them.</summary>
    private static async Task<TestCommunity> TownAsync()
    {
        var town = await TestCommunity.SampleAsync();
        await town.MemberAsync("Suspended", static member => (member.Role, member.Status) = (Role.Administrator, MemberStatus.Suspended));
        await town.MemberAsync("Gone", member => (member.Role, member.GuestUntil) = (Role.Guest, town.Now));
        await town.MemberAsync("Administrator", static member => member.Role = Role.Administrator);
        return town;
    }

    private static Task<(List<Member> All, List<long> Holders)> AskAsync(TestCommunity town, Permission permission, long? groupId) => town.ReadAsync(async db => (
        await db.Members.Include(static member => member.Memberships).OrderBy(static member => member.Id).ToListAsync(),
        await db.Members.Holders(permission, town.Now, groupId).Select(static member => member.Id).Order().ToListAsync()));
}
