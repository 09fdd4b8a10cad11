namespace CoP.Community.Tests.Questions;

public sealed class RoutingTests
{
    [Fact]
    public async Task FirstWave_AsksTheGroupButNotTheAuthorNorWhoIsAway()
    {
        await using var village = await Village.BuildAsync();
        var asked = await village.AskedAsync(await village.AskAsync(author: village.Peer));
        Assert.Equal([village.Other], asked.Select(static request => request.MemberId));
    }

    [Fact]
    public async Task FirstWave_IsFiveAtTheMost()
    {
        await using var village = await Village.BuildAsync();
        for (var at = 0; at < 8; at++)
        {
            await village.Town.MemberAsync($"Member {at}", group: village.Shock);
        }

        var asked = await village.AskedAsync(await village.AskAsync());
        Assert.Equal([1, 1, 1, 1, 1], asked.Select(static request => request.Wave));
        Assert.Equal(5, (await village.ToldAsync<QuestionRequested>()).Distinct().Count());
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
        await using var village = await Village.BuildAsync();
        var expert = await village.Town.MemberAsync("Expert", themes: theme);
        await village.Town.MemberAsync("Elsewhere", themes: "concepts");

        var asked = await village.AskedAsync(await village.AskAsync(title, village.Finance));

        Assert.Equal([expert], asked.Select(static request => request.MemberId));
    }

    [Fact]
    public async Task FirstWave_PrefersAcceptedAnswersThenCountyThenLanguage()
    {
        await using var village = await Village.BuildAsync();
        await village.AcceptAsync(village.Asker, (await village.AnswerAsync(village.Other, await village.AskAsync())).Value.Id);
        village.Town.Time.Advance(TimeSpan.FromDays(8));
        var french = await village.Town.MemberAsync("French", static member => member.Language = "fr", village.Shock);
        var local = await village.Town.MemberAsync("Local", static member => (member.County, member.Language) = ("023", "fr"), village.Shock);

        var asked = await village.AskedAsync(await village.AskAsync(county: "023"));

        Assert.Equal([village.Other, local, village.Peer, french], asked.Select(static request => request.MemberId));
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("away")]
    [InlineData("guest")]
    [InlineData("unreachable")]
    [InlineData("blocked")]
    public async Task FirstWave_LeavesOutWhoCannotAnswer(string why)
    {
        await using var village = await Village.BuildAsync();
        var member = await village.Town.MemberAsync("Member", member => Make(member, why, village.Town.Now), village.Shock, reachable: why != "unreachable");
        if (why == "blocked")
        {
            await village.Town.ChangeAsync(db => db.Conversations.Where(conversation => conversation.ExternalId == $"chat-{member}")
                .ExecuteUpdateAsync(static place => place.SetProperty(row => row.Reachable, false)));
        }

        Assert.DoesNotContain(await village.AskedAsync(await village.AskAsync()), request => request.MemberId == member);
    }

    [Fact]
    public async Task Member_IsNeverAskedMoreThanThreeTimesInSevenDays()
    {
        await using var village = await Village.BuildAsync();
        for (var day = 0; day < 7; day++)
        {
            await village.AskAsync($"Drought question {day}");
            village.Town.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(10));
        }

        Assert.Equal(3, (await village.ToldAsync<QuestionRequested>()).Count(id => id == village.Peer));
        village.Town.Time.Advance(TimeSpan.FromHours(2));
        await village.AskAsync("The week is over");
        Assert.Equal(4, (await village.ToldAsync<QuestionRequested>()).Count(id => id == village.Peer));
    }

    [Fact]
    public async Task TwoHundredQuestions_OverFortyMembers_AreSpreadEvenly()
    {
        await using var village = await Village.BuildAsync();
        var members = new List<long>();
        for (var at = 0; at < 40; at++)
        {
            members.Add(await village.Town.MemberAsync($"Member {at}", group: village.Finance));
        }

        for (var at = 0; at < 200; at++)
        {
            await village.AskAsync($"Budget question {at}", village.Finance);
            village.Town.Time.Advance(TimeSpan.FromHours(8));
        }

        var requests = await village.Town.ReadAsync(static db => db.QuestionRequests.OrderBy(request => request.Id).ToListAsync());
        var perMember = members.ConvertAll(id => requests.Count(request => request.MemberId == id));
        Assert.All(members, id => Assert.InRange(MostInAWeek([.. requests.Where(request => request.MemberId == id)]), 1, 3));
        Assert.InRange(perMember.Max() - perMember.Min(), 0, 3);
    }

    [Fact]
    public async Task Question_WhenNobodyFits_GoesToLeadAndCoordinatorsAtOnce()
    {
        await using var village = await Village.BuildAsync();
        await village.AskAsync("Anything about budgets?", village.Finance);
        Assert.Equal([village.Coordinator], await village.ToldAsync<QuestionUnanswered>());
    }

    [Fact]
    public async Task Question_IsPostedInTheGroupsOwnChannels()
    {
        await using var village = await Village.BuildAsync();
        await village.Town.AddAsync(new Conversation { Channel = "telegram", ExternalId = "-100", Kind = ConversationKind.Group, BoundGroupId = village.Finance });
        await village.AskAsync("Anything about budgets?", village.Finance);

        Assert.Single(await village.ToldAsync<QuestionPosted>());
        Assert.Empty(await village.ToldAsync<QuestionUnanswered>());
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
