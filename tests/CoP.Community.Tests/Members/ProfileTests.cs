using CoP.Community.Membership;
namespace CoP.Community.Tests.Members;

public sealed class ProfileTests
{
    [Fact]
    public async Task UpdateProfile_KeepsALeadInTheGroupsTheyKeep()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await UpdateAsync(fixture, new Profile("023", [fixture.Shock, fixture.Finance], ["targeting", "data"], Available: true));
        await UpdateAsync(fixture, new Profile("023", [fixture.Shock, fixture.Finance], ["data", "finance"], Available: true));

        var lead = await fixture.Community.ReadAsync(db => db.Members.Include(member => member.Memberships).Include(member => member.Themes).FirstAsync(member => member.Id == fixture.Lead));
        Assert.Equal((true, "023"), (lead.Available, lead.County));
        Assert.Equal([(fixture.Shock, true), (fixture.Finance, false)], lead.Memberships.OrderBy(static membership => membership.GroupId).Select(static membership => (membership.GroupId, membership.IsLead)));
        Assert.Equal(["data", "finance"], lead.Themes.Select(static theme => theme.Theme).Order());
    }

    [Fact]
    public async Task UpdateProfile_WhenAGroupIsLeft_ItsQuestionsNoLongerCome()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.Community.As(fixture.Peer, async (UpdateProfile update, Member me) =>
        {
            await update.HandleAsync(me, new Profile(null, [], [], Available: true), default);
            return true;
        });
        Assert.DoesNotContain(await fixture.AskedAsync(await fixture.AskAsync()), request => request.MemberId == fixture.Peer);
    }

    [Fact]
    public async Task Directory_FindsActiveMembersByPartsOfTheirName()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.Community.MemberAsync("Peerless", static member => member.Status = MemberStatus.Removed);
        var found = await fixture.Community.DoAsync(static (MemberDirectory directory) => directory.FindAsync("pEE", 9, default));
        Assert.Equal(["Peer"], found.Select(static member => member.Name));
    }

    private static Task<bool> UpdateAsync(QuestionFixture fixture, Profile profile) =>
        fixture.Community.As(fixture.Lead, async (UpdateProfile update, Member me) =>
        {
            await update.HandleAsync(me, profile, default);
            return true;
        });
}
