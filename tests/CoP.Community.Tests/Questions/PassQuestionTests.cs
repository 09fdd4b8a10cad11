namespace CoP.Community.Tests.Questions;

public sealed class PassQuestionTests
{
    [Fact]
    public async Task PassQuestion_AsksTheOtherAndGivesTheClaimBack()
    {
        await using var village = await Village.BuildAsync();
        var (id, expert) = (await village.AskAsync(), await village.Town.MemberAsync("Expert"));
        await village.ClaimAsync(village.Peer, id);

        Assert.True((await PassAsync(village, village.Peer, id, expert)).Succeeded);

        var question = await village.QuestionAsync(id);
        Assert.Null(question.ClaimedById);
        Assert.Equal(RequestOutcome.PassedOn, question.Requests.Single(request => request.MemberId == village.Peer).Outcome);
        Assert.Equal((0, village.Peer), question.Requests.Where(request => request.MemberId == expert).Select(static request => (request.Wave, request.PassedById)).Single());
        Assert.Contains(expert, await village.ToldAsync<QuestionRequested>());
    }

    [Fact]
    public async Task PassQuestion_ToWhoWasAskedAlready_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        Assert.Equal(new PeerNotAvailable("Other"), (await PassAsync(village, village.Peer, await village.AskAsync(), village.Other)).Refusal);
    }

    [Fact]
    public async Task PassQuestion_ToItsAuthor_IsRefusedLikePassingItToAnybodyWhoCannotBeAsked_WhoeverAsked()
    {
        await using var village = await Village.BuildAsync();
        var members = await village.Town.ReadAsync(static db => db.Members.ToListAsync());
        foreach (var asker in members)
        {
            var id = await village.AskAsync(author: asker.Id);
            foreach (var peer in members.Where(peer => peer.Id != asker.Id))
            {
                Assert.Equal(new PeerNotAvailable(asker.Name), (await PassAsync(village, peer.Id, id, asker.Id)).Refusal);
            }
        }
    }

    [Fact]
    public async Task PassQuestion_IsRefusedInOneKindOfWords_WhomeverItGoesTo()
    {
        await using var village = await Village.BuildAsync();
        await village.Town.MemberAsync("Suspended", static member => member.Status = MemberStatus.Suspended);
        var members = await village.Town.ReadAsync(static db => db.Members.ToListAsync());
        foreach (var peer in members.Where(peer => peer.Id != village.Asker))
        {
            var id = await village.AskAsync();
            foreach (var to in members)
            {
                Assert.True((await PassAsync(village, peer.Id, id, to.Id)).Refusal is null or PeerNotAvailable);
            }
        }
    }

    [Fact]
    public async Task AssignQuestion_ToItsAuthor_IsRefusedLikeAnybody_ButWhoWasAskedIsToldToWhomModerates()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        Assert.Equal(new PeerNotAvailable("Asker"), (await AssignAsync(village, id, village.Asker)).Refusal);
        Assert.Equal(new PeerAlreadyAsked("Other"), (await AssignAsync(village, id, village.Other)).Refusal);
    }

    [Fact]
    public async Task PassQuestion_ToWhoIsAwayOrSuspended_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        var suspended = await village.Town.MemberAsync("Suspended", static member => member.Status = MemberStatus.Suspended);
        Assert.Equal(new PeerNotAvailable("Lead"), (await PassAsync(village, village.Peer, id, village.Lead)).Refusal);
        Assert.Equal(new PeerNotAvailable("Suspended"), (await PassAsync(village, village.Peer, id, suspended)).Refusal);
    }

    [Fact]
    public async Task PassQuestion_ToWhoHasHadTheirShare_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var expert = await village.Town.MemberAsync("Expert");
        for (var at = 0; at < 3; at++)
        {
            await PassAsync(village, village.Peer, await village.AskAsync($"Question {at}"), expert);
        }

        Assert.Equal(new PeerNotAvailable("Expert"), (await PassAsync(village, village.Peer, await village.AskAsync(), expert)).Refusal);
    }

    [Fact]
    public async Task DeclineQuestion_PutsTheRequestAwayAndGivesTheClaimBack()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.ClaimAsync(village.Peer, id);

        Assert.True((await village.Town.As(village.Peer, (DeclineQuestion decline, Member me) => decline.HandleAsync(me, id, default))).Succeeded);

        var question = await village.QuestionAsync(id);
        Assert.Null(question.ClaimedById);
        Assert.Equal(RequestOutcome.Declined, question.Requests.Single(request => request.MemberId == village.Peer).Outcome);
    }

    [Fact]
    public async Task DeclineQuestion_LeavesAnothersClaim()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.ClaimAsync(village.Peer, id);
        await village.Town.As(village.Other, (DeclineQuestion decline, Member me) => decline.HandleAsync(me, id, default));
        Assert.Equal(village.Peer, (await village.QuestionAsync(id)).ClaimedById);
    }

    private static Task<Result<Member>> AssignAsync(Village village, long id, long to) =>
        village.Town.As(village.Coordinator, (AssignQuestion assign, Member me) => assign.HandleAsync(me, id, to, default));

    private static Task<Result<Member>> PassAsync(Village village, long member, long id, long to) =>
        village.Town.As(member, (PassQuestion pass, Member me) => pass.HandleAsync(me, id, to, default));
}
