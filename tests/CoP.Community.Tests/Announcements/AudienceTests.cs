using CoP.Community.Announcements;
using CoP.Community.Broadcasts;

namespace CoP.Community.Tests.Announcements;

public sealed class AudienceTests : IAsyncLifetime
{
    private AnnouncementFixture _fixture = null!;

    public async Task InitializeAsync() => _fixture = await AnnouncementFixture.BuildAsync(members: 0);

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public async Task Audience_WithNothingNamed_IsEveryActiveMember()
    {
        await _fixture.Community.MemberAsync("Gone", static member => member.Status = MemberStatus.Suspended);
        await _fixture.Community.MemberAsync("Guest who left", member => (member.Role, member.GuestUntil) = (Role.Guest, _fixture.Community.Now.AddDays(-1)));
        await _fixture.Community.MemberAsync("Guest", member => (member.Role, member.GuestUntil) = (Role.Guest, _fixture.Community.Now.AddDays(1)));

        Assert.Equal(3, (await ReachAsync(new Audience())).Members); // Author, second, guest.
    }

    [Fact]
    public async Task Audience_MatchesAnyValueOfAFacetAndEveryFacet()
    {
        var shock = await _fixture.Community.GroupAsync("shock");
        var finance = await _fixture.Community.GroupAsync("finance");
        var ngo = await _fixture.Community.AddAsync(new Organisation { Name = "Ngo", Kind = OrganisationKind.Ngo });
        await _fixture.Community.MemberAsync("A", member => (member.County, member.Pillars, member.OrganisationId) = ("001", Pillars.SocialAssistance, ngo.Id), shock);
        await _fixture.Community.MemberAsync("B", static member => (member.Language, member.Pillars) = ("sw", Pillars.HealthInsurance | Pillars.SocialSecurity), finance);
        await _fixture.Community.MemberAsync("C", static member => member.County = "047");

        await AssertCountAsync(2, new Audience { Groups = [shock, finance] });
        await AssertCountAsync(1, new Audience { OrganisationKinds = [OrganisationKind.Ngo, OrganisationKind.Donor] });
        await AssertCountAsync(2, new Audience { Pillars = Pillars.SocialAssistance | Pillars.SocialSecurity });
        await AssertCountAsync(2, new Audience { Counties = ["001", "047"] });
        await AssertCountAsync(3, new Audience { Counties = [Audience.National] });
        await AssertCountAsync(1, new Audience { Counties = [Audience.National], Roles = [Role.Member] });
        await AssertCountAsync(1, new Audience { Languages = ["sw"] });
        await AssertCountAsync(0, new Audience { Groups = [shock], Counties = ["047"] });
    }

    [Fact]
    public async Task Audience_ByChannel_GoesByThePreferredPlaceThatCanBeReached()
    {
        var both = await _fixture.Community.MemberAsync("Both");
        await _fixture.Community.ReachAsync(both, ChannelNames.Teams);
        await _fixture.Community.ChangeAsync(db => db.Addresses.Where(address => address.MemberId == both && address.Channel == ChannelNames.Telegram)
            .ExecuteUpdateAsync(static set => set.SetProperty(static address => address.Preferred, false)));

        await AssertCountAsync(1, new Audience { Channels = [ChannelNames.Teams] });

        await _fixture.Community.ChangeAsync(static db => db.Conversations.Where(static conversation => conversation.Channel == ChannelNames.Teams)
            .ExecuteUpdateAsync(static set => set.SetProperty(static conversation => conversation.Reachable, false)));
        await AssertCountAsync(0, new Audience { Channels = [ChannelNames.Teams] });
        await AssertCountAsync(3, new Audience { Channels = [ChannelNames.Telegram] });
    }

    [Fact]
    public async Task Audience_ByLanguage_TakesThePlacesLanguageForThoseWhoChoseNone()
    {
        await _fixture.Community.MemberAsync("Silent", static member => member.Language = null);
        await _fixture.Community.ChangeAsync(static db => db.Conversations.ExecuteUpdateAsync(static set => set.SetProperty(static conversation => conversation.Language, "fr")));

        await AssertCountAsync(1, new Audience { Languages = ["fr"] });
    }

    [Fact]
    public async Task Estimate_SaysChannelsMutedOutOfReachAndTheTimeOfTheSlowestScope()
    {
        for (var at = 0; at < 61; at++)
        {
            await _fixture.Community.MemberAsync($"T{at}");
        }

        await _fixture.Community.MemberAsync("Nowhere", reachable: false);
        var desk = await _fixture.Community.MemberAsync("Desk", reachable: false);
        await _fixture.Community.ReachAsync(desk, ChannelNames.Teams);
        await _fixture.WishAsync(desk, NoticeTiming.Off);

        var reach = await ReachAsync(AnnouncementFixture.Readers);
        Assert.Equal((63, 1, 1), (reach.Members, reach.OutOfReach, reach.Muted));
        Assert.Equal([(ChannelNames.Telegram, 61)], reach.ByChannel);
        Assert.Equal(TimeSpan.FromSeconds(3), reach.Duration); // 61 at 30 a second.
    }

    [Fact]
    public async Task Estimate_TakesWhoCannotBeReachedWhereTheyPreferToTheirOtherChannel()
    {
        var both = await _fixture.Community.MemberAsync("Both");
        await _fixture.Community.ReachAsync(both, ChannelNames.Teams);
        await _fixture.Community.ChangeAsync(db => db.Addresses.Where(address => address.MemberId == both && address.Channel == ChannelNames.Teams)
            .ExecuteUpdateAsync(static set => set.SetProperty(static address => address.Preferred, false)));
        Assert.Equal([(ChannelNames.Telegram, 1)], (await ReachAsync(AnnouncementFixture.Readers)).ByChannel);

        await _fixture.Community.ChangeAsync(static db => db.Conversations.Where(static conversation => conversation.Channel == ChannelNames.Telegram)
            .ExecuteUpdateAsync(static set => set.SetProperty(static conversation => conversation.Reachable, false)));
        var reach = await ReachAsync(AnnouncementFixture.Readers);
        Assert.Equal([(ChannelNames.Teams, 1)], reach.ByChannel);
        Assert.Equal((1, 0), (reach.Members, reach.OutOfReach));
    }

    private async Task AssertCountAsync(int expected, Audience audience) => Assert.Equal(expected, (await ReachAsync(audience)).Members);

    private Task<Reach> ReachAsync(Audience audience) => _fixture.Community.DoAsync((AnnouncementReach reach) =>
        reach.EstimateAsync(new Announcement { Audience = audience }, default));
}
