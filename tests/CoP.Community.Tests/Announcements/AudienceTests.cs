using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Preferences;

namespace CoP.Community.Tests.Announcements;

public sealed class AudienceTests : IAsyncLifetime
{
    private Square _square = null!;

    public async Task InitializeAsync() => _square = await Square.BuildAsync(members: 0);

    public async Task DisposeAsync() => await _square.DisposeAsync();

    [Fact]
    public async Task Audience_WithNothingNamed_IsEveryActiveMember()
    {
        await _square.Town.MemberAsync("Gone", static member => member.Status = MemberStatus.Suspended);
        await _square.Town.MemberAsync("Guest who left", member => (member.Role, member.GuestUntil) = (Role.Guest, _square.Town.Now.AddDays(-1)));
        await _square.Town.MemberAsync("Guest", member => (member.Role, member.GuestUntil) = (Role.Guest, _square.Town.Now.AddDays(1)));

        Assert.Equal(3, (await ReachAsync(new Audience())).Members); // Author, second, guest.
    }

    [Fact]
    public async Task Audience_MatchesAnyValueOfAFacetAndEveryFacet()
    {
        var shock = await _square.Town.GroupAsync("shock");
        var finance = await _square.Town.GroupAsync("finance");
        var ngo = await _square.Town.AddAsync(new Organisation { Name = "Ngo", Kind = OrganisationKind.Ngo });
        await _square.Town.MemberAsync("A", member => (member.County, member.Pillars, member.OrganisationId) = ("001", Pillars.SocialAssistance, ngo.Id), shock);
        await _square.Town.MemberAsync("B", static member => (member.Language, member.Pillars) = ("sw", Pillars.HealthInsurance | Pillars.SocialSecurity), finance);
        await _square.Town.MemberAsync("C", static member => member.County = "047");

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
        var both = await _square.Town.MemberAsync("Both");
        await _square.Town.ReachAsync(both, Channels.Teams);
        await _square.Town.ChangeAsync(db => db.Addresses.Where(address => address.MemberId == both && address.Channel == Channels.Telegram)
            .ExecuteUpdateAsync(static set => set.SetProperty(static address => address.Preferred, false)));

        await AssertCountAsync(1, new Audience { Channels = [Channels.Teams] });

        await _square.Town.ChangeAsync(static db => db.Conversations.Where(static conversation => conversation.Channel == Channels.Teams)
            .ExecuteUpdateAsync(static set => set.SetProperty(static conversation => conversation.Reachable, false)));
        await AssertCountAsync(0, new Audience { Channels = [Channels.Teams] });
        await AssertCountAsync(3, new Audience { Channels = [Channels.Telegram] });
    }

    [Fact]
    public async Task Audience_ByLanguage_TakesThePlacesLanguageForThoseWhoChoseNone()
    {
        await _square.Town.MemberAsync("Silent", static member => member.Language = null);
        await _square.Town.ChangeAsync(static db => db.Conversations.ExecuteUpdateAsync(static set => set.SetProperty(static conversation => conversation.Language, "fr")));

        await AssertCountAsync(1, new Audience { Languages = ["fr"] });
    }

    [Fact]
    public async Task Estimate_SaysChannelsMutedOutOfReachAndTheTimeOfTheSlowestLane()
    {
        for (var at = 0; at < 61; at++)
        {
            await _square.Town.MemberAsync($"T{at}");
        }

        await _square.Town.MemberAsync("Nowhere", reachable: false);
        var desk = await _square.Town.MemberAsync("Desk", reachable: false);
        await _square.Town.ReachAsync(desk, Channels.Teams);
        await _square.WishAsync(desk, NoticeTiming.Off);

        var reach = await ReachAsync(Square.Readers);
        Assert.Equal((63, 1, 1), (reach.Members, reach.OutOfReach, reach.Muted));
        Assert.Equal([(Channels.Telegram, 61)], reach.ByChannel);
        Assert.Equal(TimeSpan.FromSeconds(3), reach.Duration); // 61 at 30 a second.
    }

    [Fact]
    public async Task Estimate_TakesWhoCannotBeReachedWhereTheyPreferToTheirOtherChannel()
    {
        var both = await _square.Town.MemberAsync("Both");
        await _square.Town.ReachAsync(both, Channels.Teams);
        await _square.Town.ChangeAsync(db => db.Addresses.Where(address => address.MemberId == both && address.Channel == Channels.Teams)
            .ExecuteUpdateAsync(static set => set.SetProperty(static address => address.Preferred, false)));
        Assert.Equal([(Channels.Telegram, 1)], (await ReachAsync(Square.Readers)).ByChannel);

        await _square.Town.ChangeAsync(static db => db.Conversations.Where(static conversation => conversation.Channel == Channels.Telegram)
            .ExecuteUpdateAsync(static set => set.SetProperty(static conversation => conversation.Reachable, false)));
        var reach = await ReachAsync(Square.Readers);
        Assert.Equal([(Channels.Teams, 1)], reach.ByChannel);
        Assert.Equal((1, 0), (reach.Members, reach.OutOfReach));
    }

    private async Task AssertCountAsync(int expected, Audience audience) => Assert.Equal(expected, (await ReachAsync(audience)).Members);

    private Task<Reach> ReachAsync(Audience audience) => _square.Town.DoAsync((AnnouncementReach reach) =>
        reach.EstimateAsync(new Announcement { Audience = audience }, default));
}
