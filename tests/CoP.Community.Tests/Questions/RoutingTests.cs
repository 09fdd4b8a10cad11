namespace CoP.Community.Tests.Questions;

public sealed class RoutingTests
{
    [Fact]
    public async Task FirstWave_AsksTheGroupButNotTheAuthorNorWhoIsAway()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var asked = await fixture.AskedAsync(await fixture.AskAsync(author: fixture.Peer));
        Assert.Equal([fixture.Other], asked.Select(static request => request.MemberId));
    }

    [Fact]
    public async Task FirstWave_IsFiveAtTheMost()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        for (var at = 0; at < 8; at++)
        {
            await fixture.Community.MemberAsync($"Member {at}", group: fixture.Shock);
        }

        var asked = await fixture.AskedAsync(await fixture.AskAsync());
        Assert.Equal([1, 1, 1, 1, 1], asked.Select(static request => request.Wave));
        Assert.Equal(5, (await fixture.ToldAsync<QuestionRequested>()).Distinct().Count());
    }

    [Theory]
    [InlineData("Who handles grievances after payment?", "grievances")]
    [InlineData("Malalamiko yanashughulikiwa vipi?", "grievances")]
    [InlineData("Comment traiter les plaintes ?", "grievances")]
    [InlineData("¿Cómo se atienden las quejas?", "grievances")]
    [InlineData("Malipo yamechelewa, tufanye nini?", "payments")]
    [InlineData("Quel est le financement prévu ?", "finance")]
    [InlineData("¿Cuánto presupuesto hay?", "finance")]
    public async Task FirstWave_FindsExpertsByThemesFromTheWords(string title, string theme)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var expert = await fixture.Community.MemberAsync("Expert", themes: theme);
        await fixture.Community.MemberAsync("Elsewhere", themes: "concepts");

        var asked = await fixture.AskedAsync(await fixture.AskAsync(title, fixture.Finance));

        Assert.Equal([expert], asked.Select(static request => request.MemberId));
    }

    [Fact]
    public async Task FirstWave_PrefersAcceptedAnswersThenCountyThenLanguage()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.AcceptAsync(fixture.Asker, (await fixture.AnswerAsync(fixture.Other, await fixture.AskAsync())).Value.Id);
        fixture.Community.Time.Advance(TimeSpan.FromDays(8));
        var french = await fixture.Community.MemberAsync("French", static member => member.Language = "fr", fixture.Shock);
        var local = await fixture.Community.MemberAsync("Local", static member => (member.County, member.Language) = ("023", "fr"), fixture.Shock);

        var asked = await fixture.AskedAsync(await fixture.AskAsync(county: "023"));

        Assert.Equal([fixture.Other, local, fixture.Peer, french], asked.Select(static request => request.MemberId));
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("away")]
    [InlineData("guest")]
    [InlineData("unreachable")]
    [InlineData("blocked")]
    public async Task FirstWave_LeavesOutWhoCannotAnswer(string why)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var member = await fixture.Community.MemberAsync("Member", member => Make(member, why, fixture.Community.Now), fixture.Shock, reachable: why != "unreachable");
        if (why == "blocked")
        {
            await fixture.Community.ChangeAsync(db => db.Conversations.Where(conversation => conversation.ExternalId == $"chat-{member}")
                .ExecuteUpdateAsync(static place => place.SetProperty(row => row.Reachable, false)));
        }

        Assert.DoesNotContain(await fixture.AskedAsync(await fixture.AskAsync()), request => request.MemberId == member);
    }

    [Fact]
    public async Task Member_IsNeverAskedMoreThanThreeTimesInSevenDays()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        for (var day = 0; day < 7; day++)
        {
            await fixture.AskAsync($"Drought question {day}");
            fixture.Community.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(10));
        }

        Assert.Equal(3, (await fixture.ToldAsync<QuestionRequested>()).Count(id => id == fixture.Peer));
        fixture.Community.Time.Advance(TimeSpan.FromHours(2));
        await fixture.AskAsync("The week is over");
        Assert.Equal(4, (await fixture.ToldAsync<QuestionRequested>()).Count(id => id == fixture.Peer));
    }

    [Fact]
    public async Task TwoHundredQuestions_OverFortyMembers_AreSpreadEvenly()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var members = new List<long>();
        for (var at = 0; at < 40; at++)
        {
            members.Add(await fixture.Community.MemberAsync($"Member {at}", group: fixture.Finance));
        }

        for (var at = 0; at < 200; at++)
        {
            await fixture.AskAsync($"Budget question {at}", fixture.Finance);
            fixture.Community.Time.Advance(TimeSpan.FromHours(8));
        }

        var requests = await fixture.Community.ReadAsync(static db => db.QuestionRequests.OrderBy(request => request.Id).ToListAsync());
        var perMember = members.ConvertAll(id => requests.Count(request => request.MemberId == id));
        Assert.All(members, id => Assert.InRange(MostInAWeek([.. requests.Where(request => request.MemberId == id)]), 1, 3));
        Assert.InRange(perMember.Max() - perMember.Min(), 0, 3);
    }

    [Fact]
    public async Task Question_WhenNobodyFits_GoesToLeadAndCoordinatorsAtOnce()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.AskAsync("Anything about budgets?", fixture.Finance);
        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<QuestionUnanswered>());
    }

    [Fact]
    public async Task Question_IsPostedInTheGroupsOwnChannels()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.Community.AddAsync(new Conversation { Channel = "telegram", ExternalId = "-100", Kind = ConversationKind.Group, BoundGroupId = fixture.Finance });
        await fixture.AskAsync("Anything about budgets?", fixture.Finance);

        Assert.Single(await fixture.ToldAsync<QuestionPosted>());
        Assert.Empty(await fixture.ToldAsync<QuestionUnanswered>());
    }

    private static void Make(Member member, string why, DateTimeOffset now)
    {
        member.Status = why == "suspended" ? MemberStatus.Suspended : MemberStatus.Active;
        member.Available = why != "away";
        member.GuestUntil = why == "guest" ? now : null;
    }

    private static int MostInAWeek(List<QuestionRequest> requests) =>
        requests.Max(first => requests.Count(request => request.AskedAt >= first.AskedAt && request.AskedAt < first.AskedAt.AddDays(7)));
}
