using CoP.Community.Decisions;

namespace CoP.Community.Tests.Decisions;

/// <summary>What happens to a vote by itself, by a clock that is driven.</summary>
public sealed class DecisionWatchTests
{
    [Fact]
    public async Task Reminder_GoesOnlyToThoseWhoHaveNotVoted_ThreeDaysAndADayBefore()
    {
        await using var fixture = await DecisionFixture.BuildAsync(); // Until the end of Monday, the eighth.
        var one = await fixture.StartAsync();
        await fixture.VoteAsync(fixture.Chair, one.Id, 1);
        fixture.GoTo(new DateOnly(2027, 2, 4), hour: 20);
        await fixture.LookAsync();
        Assert.Empty(await fixture.ToldAsync<VoteReminder>());
        fixture.GoTo(new DateOnly(2027, 2, 5), hour: 9);
        await fixture.LookAsync();
        await fixture.LookAsync();
        Assert.Equal(fixture.Seats, await fixture.ToldAsync<VoteReminder>());
        await fixture.VoteAsync(fixture.Seats[0], one.Id, 1);
        fixture.GoTo(new DateOnly(2027, 2, 7), hour: 9);
        await fixture.LookAsync();
        Assert.Equal([fixture.Seats[1], fixture.Seats[1], fixture.Seats[2], fixture.Seats[2]], (await fixture.ToldAsync<VoteReminder>()).Skip(1));
    }

    [Fact]
    public async Task Reminder_OfOrganisations_GoesToNoneOfOneThatHasSpoken()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        await fixture.JoinAsync(fixture.Peers[0], fixture.Unicef);
        await fixture.JoinAsync(fixture.Peers[1], fixture.Unicef);
        await fixture.JoinAsync(fixture.Lead, fixture.Fao);
        var one = await fixture.StartAsync(DecisionVoters.Organisations);
        await fixture.VoteAsync(fixture.Peers[0], one.Id, 1);
        fixture.GoTo(new DateOnly(2027, 2, 5));
        await fixture.LookAsync();
        Assert.Equal([fixture.Lead], await fixture.ToldAsync<VoteReminder>());
    }

    [Fact]
    public async Task End_ComesAtTheDeadline_WithTheVotesThatThereAre()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var one = await fixture.StartAsync();
        await fixture.VoteAsync(fixture.Chair, one.Id, 2);
        await fixture.VoteAsync(fixture.Seats[0], one.Id, 2);
        fixture.GoTo(new DateOnly(2027, 2, 8), hour: 23);
        await fixture.LookAsync();
        Assert.True((await fixture.ReadAsync(one.Id)).IsOpen);
        fixture.GoTo(new DateOnly(2027, 2, 9), hour: 1);
        await fixture.LookAsync();
        await fixture.LookAsync();
        var ended = await fixture.ReadAsync(one.Id);
        Assert.Equal((DecisionState.Decided, (int?)2, (int?)4, (int?)2), (ended.State, ended.Choice, ended.Entitled, ended.Voted));
        Assert.Equal(5, (await fixture.ToldAsync<DecisionTold>()).Count);
    }

    [Fact]
    public async Task WithoutQuorum_ThereIsMoreTimeOnce_AndThenNoDecision()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var one = await fixture.StartAsync();
        await fixture.VoteAsync(fixture.Chair, one.Id, 1);
        fixture.GoTo(new DateOnly(2027, 2, 9), hour: 9);
        await fixture.LookAsync();
        Assert.Equal(fixture.Seats, await fixture.ToldAsync<VoteExtended>());
        Assert.True((await fixture.ReadAsync(one.Id)).IsOpen);
        fixture.GoTo(new DateOnly(2027, 2, 14), hour: 9); // A day before the last, the fifteenth.
        await fixture.LookAsync();
        Assert.Equal(fixture.Seats, (await fixture.ToldAsync<VoteReminder>()).Distinct());
        fixture.GoTo(new DateOnly(2027, 2, 16), hour: 9);
        await fixture.LookAsync();
        var ended = await fixture.ReadAsync(one.Id);
        Assert.Equal((DecisionState.NoQuorum, (int?)null), (ended.State, ended.Choice));
    }

    [Fact]
    public async Task End_ComesWithinAnHour_WhenTheLastWhoHasNotVotedLeaves()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var one = await fixture.StartAsync();
        foreach (var member in new[] { fixture.Chair, fixture.Seats[0], fixture.Seats[1] })
        {
            await fixture.VoteAsync(member, one.Id, 1);
        }

        await fixture.ChangeMemberAsync(fixture.Seats[2], static member => member.Status = MemberStatus.Suspended);
        fixture.Community.Time.Advance(VotingTimes.Glance);
        await fixture.LookAsync();
        Assert.Equal(DecisionState.Decided, (await fixture.ReadAsync(one.Id)).State);
    }

    [Fact]
    public async Task Nothing_IsDecided_WhereEverybodyHasLeft()
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var one = await fixture.StartAsync();
        await fixture.Community.ChangeAsync(static db => db.Members.ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Suspended)));
        fixture.GoTo(new DateOnly(2027, 2, 20));
        await fixture.LookAsync();
        fixture.GoTo(new DateOnly(2027, 3, 20));
        await fixture.LookAsync();
        Assert.Equal(DecisionState.NoQuorum, (await fixture.ReadAsync(one.Id)).State);
    }
}
