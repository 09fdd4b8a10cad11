using CoP.Community.Decisions;
using CoP.Community.Membership;

namespace CoP.Community.Tests.Decisions;

/// <summary>What is decided by votes, and who may, as sentences.</summary>
public sealed class DecisionUseTests
{
    [Fact]
    public async Task Start_AsksWhoeverMayVote_AndNobodyElse()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        await fixture.StartAsync();
        Assert.Equal([fixture.Chair, .. fixture.Seats], await fixture.ToldAsync<VoteWanted>());
    }

    [Fact]
    public async Task Start_InAGroup_AsksItsMembers_ButNoGuest()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        await fixture.StartAsync(DecisionVoters.Group);
        Assert.Equal([fixture.Lead, .. fixture.Peers], await fixture.ToldAsync<VoteWanted>());
    }

    [Fact]
    public async Task Start_WithoutAnybodyWhoMayVote_IsRefused()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var draft = new DecisionDraft("Shall we?", ["Yes", "No"], DecisionVoters.Organisations);
        Assert.IsType<NobodyToVote>((await fixture.Community.DoAsync((StartDecision start) => start.HandleAsync(null, draft, default))).Refusal);
    }

    [Fact]
    public async Task PutToVote_IsForCoordinators_AndForLeadsOfTheirOwnGroup()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var other = await fixture.Community.GroupAsync("financing");
        await fixture.Community.MemberAsync("Financier", group: other);
        Assert.Null(await PutAsync(fixture, fixture.Chair, DecisionVoters.Everybody));
        Assert.Null(await PutAsync(fixture, fixture.Coordinator, DecisionVoters.Group, other));
        Assert.Null(await PutAsync(fixture, fixture.Lead, DecisionVoters.Group, fixture.Group));
        Assert.IsType<NotYourVote>(await PutAsync(fixture, fixture.Lead, DecisionVoters.Group, other));
        Assert.IsType<NotYourVote>(await PutAsync(fixture, fixture.Lead, DecisionVoters.Committee));
        Assert.IsType<NotYourVote>(await PutAsync(fixture, fixture.Lead, DecisionVoters.Committee, fixture.Group));
        Assert.IsType<NotYourVote>(await PutAsync(fixture, fixture.Seats[0], DecisionVoters.Committee));
    }

    [Fact]
    public async Task PutToVote_RefusesWhatCannotBeVotedOn()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        Assert.IsType<AlternativesUnfit>(await PutAsync(fixture, fixture.Chair, DecisionVoters.Committee, alternatives: ["Yes"]));
        Assert.IsType<AlternativesUnfit>(await PutAsync(fixture, fixture.Chair, DecisionVoters.Committee, alternatives: ["Yes", "yes"]));
        Assert.IsType<AlternativesUnfit>(await PutAsync(fixture, fixture.Chair, DecisionVoters.Committee, alternatives: ["Yes", new string('n', 81)]));
        Assert.IsType<VotingDayUnfit>(await PutAsync(fixture, fixture.Chair, DecisionVoters.Committee, days: -1));
        Assert.IsType<VotingDayUnfit>(await PutAsync(fixture, fixture.Chair, DecisionVoters.Committee, days: 63));
        await fixture.Community.ChangeAsync(db => db.Groups.ExecuteUpdateAsync(set => set.SetProperty(static group => group.EndedAt, fixture.Community.Now)));
        Assert.IsType<VotingGroupGone>(await PutAsync(fixture, fixture.Chair, DecisionVoters.Group, fixture.Group));
    }

    [Fact]
    public async Task Decision_EndsWhenEverybodyHasVoted_AndTheResultIsTold()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var one = await fixture.StartAsync();
        await fixture.VoteAsync(fixture.Chair, one.Id, 1);
        await fixture.VoteAsync(fixture.Seats[0], one.Id, 1);
        await fixture.VoteAsync(fixture.Seats[1], one.Id, 2);
        Assert.Equal(DecisionState.Open, (await fixture.ReadAsync(one.Id)).State);
        await fixture.VoteAsync(fixture.Seats[2], one.Id, 2);
        await fixture.VoteAsync(fixture.Seats[2], one.Id, 1); // Too late: it ended with the vote before.
        var ended = await fixture.ReadAsync(one.Id);
        Assert.Equal((DecisionState.Tied, (int?)null, (int?)4, (int?)4), (ended.State, ended.Choice, ended.Entitled, ended.Voted));
        Assert.Equal([fixture.Chair, .. fixture.Seats, fixture.Coordinator], await fixture.ToldAsync<DecisionTold>());
    }

    [Theory]
    [InlineData(null, DecisionState.Tied, null)]
    [InlineData(1, DecisionState.Decided, 1)]
    [InlineData(2, DecisionState.Decided, 2)]
    public async Task Tie_EndsAsItsDecisionSays(int? tie, DecisionState state, int? choice)
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var one = await fixture.StartAsync(tie: tie);
        foreach (var (member, number) in new[] { (fixture.Chair, 1), (fixture.Seats[0], 1), (fixture.Seats[1], 2), (fixture.Seats[2], 2) })
        {
            Assert.Null((await fixture.VoteAsync(member, one.Id, number)).Refusal);
        }

        var ended = await fixture.ReadAsync(one.Id);
        Assert.Equal((state, choice), (ended.State, ended.Choice));
    }

    [Fact]
    public async Task OpenVote_CanBeChanged_ButNotToTheSame_AndCountsOnce()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var one = await fixture.StartAsync();
        await fixture.VoteAsync(fixture.Chair, one.Id, 1);
        Assert.IsType<VotedSoAlready>((await fixture.VoteAsync(fixture.Chair, one.Id, 1)).Refusal);
        Assert.Null((await fixture.VoteAsync(fixture.Chair, one.Id, 2)).Refusal);
        Assert.Equal([0, 1], await fixture.VotesAsync(one.Id));
    }

    [Fact]
    public async Task SecretVote_Stands()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var one = await fixture.StartAsync(secret: true);
        await fixture.VoteAsync(fixture.Chair, one.Id, 1);
        Assert.IsType<SecretVoteStands>((await fixture.VoteAsync(fixture.Chair, one.Id, 2)).Refusal);
        Assert.Equal([1, 0], await fixture.VotesAsync(one.Id));
        Assert.Null((await fixture.Community.ReadAsync(static db => db.DecisionVoters.SingleAsync())).Choice);
    }

    [Fact]
    public async Task Vote_OfWhoeverMayNot_OrMayNotAnyMore_IsRefused()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var (one, ofGroup) = (await fixture.StartAsync(), await fixture.StartAsync(DecisionVoters.Group));
        Assert.IsType<NoVoteHere>((await fixture.VoteAsync(fixture.Lead, one.Id, 1)).Refusal);
        Assert.IsType<NoVoteHere>((await fixture.VoteAsync(fixture.Coordinator, one.Id, 1)).Refusal); // Reads it, and has no vote.
        Assert.IsType<NoVoteHere>((await fixture.VoteAsync(fixture.Guest, ofGroup.Id, 1)).Refusal);
        await fixture.ChangeMemberAsync(fixture.Seats[0], static member => member.Role = Role.Member);
        await fixture.ChangeMemberAsync(fixture.Seats[1], static member => member.Status = MemberStatus.Suspended);
        Assert.IsType<NoVoteHere>((await fixture.VoteAsync(fixture.Seats[0], one.Id, 1)).Refusal);
        Assert.IsType<NoVoteHere>((await fixture.VoteAsync(fixture.Seats[1], one.Id, 1)).Refusal);
        Assert.IsType<DecisionNotFound>((await fixture.VoteAsync(fixture.Chair, one.Id, 3)).Refusal);
        Assert.IsType<DecisionNotFound>((await fixture.VoteAsync(fixture.Chair, 999, 1)).Refusal);
        Assert.Equal([0, 0], await fixture.VotesAsync(one.Id));
    }

    [Fact]
    public async Task Organisation_HasOneVoice_OfWhoeverVotesFirst()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        await fixture.JoinAsync(fixture.Peers[0], fixture.Unicef);
        await fixture.JoinAsync(fixture.Peers[1], fixture.Unicef);
        await fixture.JoinAsync(fixture.Lead, fixture.Fao);
        await fixture.JoinAsync(fixture.Seats[0], fixture.Typed);
        var one = await fixture.StartAsync(DecisionVoters.Organisations);
        Assert.Null((await fixture.VoteAsync(fixture.Peers[0], one.Id, 1)).Refusal);
        Assert.Equal(new OrganisationHasSpoken("UNICEF", "Peer"), (await fixture.VoteAsync(fixture.Peers[1], one.Id, 2)).Refusal);
        Assert.IsType<NoVoiceWithoutOrganisation>((await fixture.VoteAsync(fixture.Seats[0], one.Id, 2)).Refusal); // It was only typed.
        Assert.IsType<NoVoiceWithoutOrganisation>((await fixture.VoteAsync(fixture.Chair, one.Id, 2)).Refusal);

        await fixture.JoinAsync(fixture.Peers[0], fixture.Fao); // A person votes once, wherever they go.
        Assert.Equal(new SpokeForAnother("UNICEF"), (await fixture.VoteAsync(fixture.Peers[0], one.Id, 2)).Refusal);
        Assert.Equal([1, 0], await fixture.VotesAsync(one.Id));
        Assert.Null((await fixture.VoteAsync(fixture.Lead, one.Id, 1)).Refusal);
        Assert.Equal((DecisionState.Decided, (int?)2), ((await fixture.ReadAsync(one.Id)).State, (await fixture.ReadAsync(one.Id)).Voted));
    }

    [Fact]
    public async Task Organisations_ThatAreMerged_HaveOneVoice()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        await fixture.JoinAsync(fixture.Peers[0], fixture.Unicef);
        await fixture.JoinAsync(fixture.Lead, fixture.Fao);
        await fixture.JoinAsync(fixture.Seats[0], await AnotherAsync(fixture));
        var one = await fixture.StartAsync(DecisionVoters.Organisations);
        await fixture.VoteAsync(fixture.Peers[0], one.Id, 1);
        await fixture.VoteAsync(fixture.Lead, one.Id, 2);
        await fixture.Community.As(fixture.Coordinator, (CorrectOrganisation correct, Member me) => correct.MergeAsync(me, fixture.Fao, fixture.Unicef, default));
        Assert.Equal([1, 0], await fixture.VotesAsync(one.Id));
        Assert.Equal(new OrganisationHasSpoken("UNICEF", "Peer"), (await fixture.VoteAsync(fixture.Lead, one.Id, 2)).Refusal);
    }

    [Fact]
    public async Task CallOff_IsForWhoeverAsked_AndForCoordinators()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        await PutAsync(fixture, fixture.Lead, DecisionVoters.Group, fixture.Group);
        var id = await fixture.Community.ReadAsync(static db => db.Decisions.Select(static one => one.Id).SingleAsync());
        Assert.IsType<NotYourVote>((await CallOffAsync(fixture, fixture.Peers[0], id)).Refusal);
        Assert.IsType<DecisionNotFound>((await CallOffAsync(fixture, fixture.Seats[0], id)).Refusal);
        Assert.Null((await CallOffAsync(fixture, fixture.Lead, id)).Refusal);
        Assert.IsType<DecisionIsOver>((await CallOffAsync(fixture, fixture.Coordinator, id)).Refusal);
        Assert.IsType<DecisionIsOver>((await fixture.VoteAsync(fixture.Peers[0], id, 1)).Refusal);
        Assert.Equal(DecisionState.CalledOff, (await fixture.ReadAsync(id)).State);
        Assert.Equal(fixture.Peers, await fixture.ToldAsync<DecisionTold>());
    }

    [Fact]
    public async Task Voters_WhoLeave_KeepTheirVote_AndCountInNoQuorum()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var one = await fixture.StartAsync(quorum: 60);
        await fixture.VoteAsync(fixture.Seats[0], one.Id, 1);
        await fixture.VoteAsync(fixture.Seats[1], one.Id, 1);
        await fixture.ChangeMemberAsync(fixture.Seats[0], static member => member.Status = MemberStatus.Suspended);
        fixture.GoTo(new DateOnly(2027, 2, 9));
        await fixture.LookAsync();
        Assert.NotNull((await fixture.ReadAsync(one.Id)).ExtendedAt); // One of three is less than sixty of a hundred.
        await fixture.VoteAsync(fixture.Seats[2], one.Id, 1);
        fixture.GoTo(new DateOnly(2027, 2, 16));
        await fixture.LookAsync();
        var ended = await fixture.ReadAsync(one.Id);
        Assert.Equal((DecisionState.Decided, (int?)3, (int?)2, 3), (ended.State, ended.Entitled, ended.Voted, ended.Alternatives[0].Votes));
    }

    [Fact]
    public async Task List_ShowsFirstWhatWaitsForOnesVote_AndNothingOfOthers()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var (voted, waits, ofGroup) = (await fixture.StartAsync(), await fixture.StartAsync(), await fixture.StartAsync(DecisionVoters.Group));
        await fixture.VoteAsync(fixture.Seats[0], voted.Id, 1);
        Assert.Equal([waits.Id, voted.Id], await ListAsync(fixture, fixture.Seats[0]));
        Assert.Equal([ofGroup.Id], await ListAsync(fixture, fixture.Peers[0]));
        Assert.Empty(await ListAsync(fixture, fixture.Guest));
        Assert.Equal(3, (await ListAsync(fixture, fixture.Coordinator)).Count);
    }

    private static async Task<long> AnotherAsync(DecisionFixture fixture) => (await fixture.Community.AddAsync(Organisation.Named("World Bank", OrganisationKind.Donor))).Id;

    private static Task<List<long>> ListAsync(DecisionFixture fixture, long by) =>
        fixture.Community.As(by, static (DecisionAccess access, Member me) => access.Listed(me).Select(static one => one.Id).ToListAsync());

    private static Task<Result<Decision>> CallOffAsync(DecisionFixture fixture, long by, long id) =>
        fixture.Community.As(by, (CallOffDecision off, Member me) => off.HandleAsync(me, id, default));

    private static async Task<Refusal?> PutAsync(DecisionFixture fixture, long by, DecisionVoters voters, long? group = null, string[]? alternatives = null, int days = 7) => (await fixture.Community.As(
        by, (PutToVote put, Member me) => put.HandleAsync(me, new DecisionDraft("Shall we?", alternatives ?? ["Yes", "No"], voters, group) { EndsAt = fixture.Community.Now.AddDays(days) }, default))).Refusal;
}
