namespace CoP.Community.Tests.Questions;

public sealed class PassQuestionTests
{
    [Fact]
    public async Task PassQuestion_AsksTheOtherAndGivesTheClaimBack()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (id, expert) = (await fixture.AskAsync(), await fixture.Community.MemberAsync("Expert"));
        await fixture.ClaimAsync(fixture.Peer, id);

        Assert.True((await PassAsync(fixture, fixture.Peer, id, expert)).Succeeded);

        var question = await fixture.QuestionAsync(id);
        Assert.Null(question.ClaimedById);
        Assert.Equal(RequestOutcome.PassedOn, question.Requests.Single(request => request.MemberId == fixture.Peer).Outcome);
        Assert.Equal((0, fixture.Peer), question.Requests.Where(request => request.MemberId == expert).Select(static request => (request.Wave, request.PassedById)).Single());
        Assert.Contains(expert, await fixture.ToldAsync<QuestionRequested>());
    }

    [Fact]
    public async Task PassQuestion_ToWhoWasAskedAlready_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.Equal(new PeerNotAvailable("Other"), (await PassAsync(fixture, fixture.Peer, await fixture.AskAsync(), fixture.Other)).Refusal);
    }

    [Fact]
    public async Task PassQuestion_ToItsAuthor_IsRefusedLikePassingItToAnybodyWhoCannotBeAsked_WhoeverAsked()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var members = await fixture.Community.ReadAsync(static db => db.Members.ToListAsync());
        foreach (var asker in members)
        {
            var id = await fixture.AskAsync(author: asker.Id);
            foreach (var peer in members.Where(peer => peer.Id != asker.Id))
            {
                Assert.Equal(new PeerNotAvailable(asker.Name), (await PassAsync(fixture, peer.Id, id, asker.Id)).Refusal);
            }
        }
    }

    [Fact]
    public async Task PassQuestion_IsRefusedInOneKindOfWords_WhomeverItGoesTo()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.Community.MemberAsync("Suspended", static member => member.Status = MemberStatus.Suspended);
        var members = await fixture.Community.ReadAsync(static db => db.Members.ToListAsync());
        foreach (var peer in members.Where(peer => peer.Id != fixture.Asker))
        {
            var id = await fixture.AskAsync();
            foreach (var to in members)
            {
                Assert.True((await PassAsync(fixture, peer.Id, id, to.Id)).Refusal is null or PeerNotAvailable);
            }
        }
    }

    [Fact]
    public async Task AssignQuestion_ToItsAuthor_IsRefusedLikeAnybody_ButWhoWasAskedIsToldToWhomModerates()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        Assert.Equal(new PeerNotAvailable("Asker"), (await AssignAsync(fixture, id, fixture.Asker)).Refusal);
        Assert.Equal(new PeerAlreadyAsked("Other"), (await AssignAsync(fixture, id, fixture.Other)).Refusal);
    }

    [Fact]
    public async Task PassQuestion_ToWhoIsAwayOrSuspended_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        var suspended = await fixture.Community.MemberAsync("Suspended", static member => member.Status = MemberStatus.Suspended);
        Assert.Equal(new PeerNotAvailable("Lead"), (await PassAsync(fixture, fixture.Peer, id, fixture.Lead)).Refusal);
        Assert.Equal(new PeerNotAvailable("Suspended"), (await PassAsync(fixture, fixture.Peer, id, suspended)).Refusal);
    }

    [Fact]
    public async Task PassQuestion_ToWhoHasHadTheirShare_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var expert = await fixture.Community.MemberAsync("Expert");
        for (var at = 0; at < 3; at++)
        {
            await PassAsync(fixture, fixture.Peer, await fixture.AskAsync($"Question {at}"), expert);
        }

        Assert.Equal(new PeerNotAvailable("Expert"), (await PassAsync(fixture, fixture.Peer, await fixture.AskAsync(), expert)).Refusal);
    }

    [Fact]
    public async Task DeclineQuestion_PutsTheRequestAwayAndGivesTheClaimBack()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.ClaimAsync(fixture.Peer, id);

        Assert.True((await fixture.Community.As(fixture.Peer, (DeclineQuestion decline, Member me) => decline.HandleAsync(me, id, default))).Succeeded);

        var question = await fixture.QuestionAsync(id);
        Assert.Null(question.ClaimedById);
        Assert.Equal(RequestOutcome.Declined, question.Requests.Single(request => request.MemberId == fixture.Peer).Outcome);
    }

    [Fact]
    public async Task DeclineQuestion_LeavesAnothersClaim()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.ClaimAsync(fixture.Peer, id);
        await fixture.Community.As(fixture.Other, (DeclineQuestion decline, Member me) => decline.HandleAsync(me, id, default));
        Assert.Equal(fixture.Peer, (await fixture.QuestionAsync(id)).ClaimedById);
    }

    private static Task<Result<Member>> AssignAsync(QuestionFixture fixture, long id, long to) =>
        fixture.Community.As(fixture.Coordinator, (AssignQuestion assign, Member me) => assign.HandleAsync(me, id, to, default));

    private static Task<Result<Member>> PassAsync(QuestionFixture fixture, long member, long id, long to) =>
        fixture.Community.As(member, (PassQuestion pass, Member me) => pass.HandleAsync(me, id, to, default));
}
