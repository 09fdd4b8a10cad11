namespace CoP.Community.Tests.Members;

public sealed class ProfileTests
{
    [Fact]
    public async Task UpdateProfile_KeepsALeadInTheGroupsTheyKeep()
    {
        await using var village = await Village.BuildAsync();
        await UpdateAsync(village, new Profile("023", [village.Shock, village.Finance], ["targeting", "data"], Available: true));
        await UpdateAsync(village, new Profile("023", [village.Shock, village.Finance], ["data", "finance"], Available: true));

        var lead = await village.Town.ReadAsync(db => db.Members.Include(member => member.Memberships).Include(member => member.Themes).FirstAsync(member => member.Id == village.Lead));
        Assert.Equal((true, "023"), (lead.Available, lead.County));
        Assert.Equal([(village.Shock, true), (village.Finance, false)], lead.Memberships.OrderBy(static seat => seat.GroupId).Select(static seat => (seat.GroupId, seat.IsLead)));
        Assert.Equal(["data", "finance"], lead.Themes.Select(static theme => theme.Theme).Order());
    }

    [Fact]
    public async Task UpdateProfile_WhenAGroupIsLeft_ItsQuestionsNoLongerCome()
    {
        await using var village = await Village.BuildAsync();
        await village.Town.As(village.Peer, async (UpdateProfile update, Member me) =>
        {
            await update.HandleAsync(me, new Profile(null, [], [], Available: true), default);
            return true;
        });
        Assert.DoesNotContain(await village.AskedAsync(await village.AskAsync()), request => request.MemberId == village.Peer);
    }

    [Fact]
    public async Task Directory_FindsActiveMembersByPartsOfTheirName()
    {
        await using var village = await Village.BuildAsync();
        await village.Town.MemberAsync("Peerless", static member => member.Status = MemberStatus.Removed);
        var found = await village.Town.DoAsync(static (MemberDirectory directory) => directory.FindAsync("pEE", 9, default));
        Assert.Equal(["Peer"], found.Select(static member => member.Name));
    }

    private static Task<bool> UpdateAsync(Village village, Profile profile) =>
        village.Town.As(village.Lead, async (UpdateProfile update, Member me) =>
        {
            await update.HandleAsync(me, profile, default);
            return true;
        });
}
