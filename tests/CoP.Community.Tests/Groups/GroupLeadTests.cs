namespace CoP.Community.Tests.Groups;

public sealed class GroupLeadTests
{
    [Fact]
    public async Task NamedLead_IsTold_GetsASeat_AndIsWhoGetsTheQuestionThatNobodyAnswers()
    {
        await using var village = await Village.BuildAsync();
        Assert.True((await NameAsync(village, village.Other, village.Finance)).Succeeded);
        Assert.Equal([village.Other], await village.ToldAsync<LeadNamed>());
        Assert.Equal(($"member:{village.Other}", $"group:{village.Finance}"), Only(await village.AuditAsync("group.lead")));

        await village.AskAsync("What does the next budget say?", village.Finance);
        await village.ClimbAsync(TimeSpan.FromHours(72));
        Assert.Contains(village.Other, await village.ToldAsync<QuestionUnanswered>());
    }

    [Fact]
    public async Task Group_CanHaveSeveralLeads()
    {
        await using var village = await Village.BuildAsync();
        await NameAsync(village, village.Peer, village.Shock);
        var leads = await village.Town.WriteAsync(scope => Service(scope).Of(village.Shock).Select(member => member.Id).ToListAsync());
        Assert.Equal([village.Lead, village.Peer], leads);
    }

    [Fact]
    public async Task EndedLead_IsTold_AndKeepsTheSeat()
    {
        await using var village = await Village.BuildAsync();
        var ended = await village.Town.As(village.Coordinator, (GroupLeads leads, Member me) => leads.EndAsync(me, village.Shock, village.Lead, default));
        Assert.True(ended.Succeeded);
        Assert.Equal([(long?)village.Lead], await village.ToldAsync<LeadEnded>());
        Assert.False((await village.Town.ReadAsync(db => db.GroupMemberships.FirstAsync(seat => seat.MemberId == village.Lead))).IsLead);
        Assert.Single(await village.AuditAsync("group.lead-end"));
        var again = await village.Town.As(village.Coordinator, (GroupLeads leads, Member me) => leads.EndAsync(me, village.Shock, village.Lead, default));
        Assert.IsType<LeadsNoMore>(again.Refusal);
    }

    [Fact]
    public async Task LeadNamedAgain_IsToldAgain()
    {
        await using var village = await Village.BuildAsync();
        await NameAsync(village, village.Peer, village.Shock);
        await village.Town.As(village.Coordinator, (GroupLeads leads, Member me) => leads.EndAsync(me, village.Shock, village.Peer, default));
        village.Town.Time.Advance(TimeSpan.FromMinutes(1));
        await NameAsync(village, village.Peer, village.Shock);
        Assert.Equal(2, (await village.ToldAsync<LeadNamed>()).Count);
    }

    [Fact]
    public async Task Lead_WhoIsSuspended_OrLeadsAlready_OrAGroupThatEnded_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var gone = await village.Town.MemberAsync("Gone", static member => member.Status = MemberStatus.Suspended);
        Assert.Equal(new LeadNotActive("Gone"), (await NameAsync(village, gone, village.Shock)).Refusal);
        Assert.Equal(new LeadsAlready("Lead"), (await NameAsync(village, village.Lead, village.Shock)).Refusal);
        Assert.IsType<GroupNotFound>((await NameAsync(village, village.Peer, 4711)).Refusal);
    }

    [Fact]
    public async Task Lead_WhoLeavesTheGroupInTheProfile_IsWrittenDown()
    {
        await using var village = await Village.BuildAsync();
        await village.Town.As(village.Lead, (UpdateProfile update, Member me) => update.HandleAsync(me, new Profile(null, [], [], Available: true), default));
        Assert.Equal(($"member:{village.Lead}", $"group:{village.Shock}"), Only(await village.AuditAsync("group.lead-end")));
    }

    private static Task<Result<GroupMembership>> NameAsync(Village village, long member, long group) =>
        village.Town.As(village.Coordinator, (GroupLeads leads, Member me) => leads.NameAsync(me, group, member, default));

    private static GroupLeads Service(IServiceProvider scope) =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<GroupLeads>(scope);

    private static (string Subject, string? Reason) Only(List<AuditEntry> entries) => Assert.Single(entries) is var entry ? (entry.Subject, entry.Reason) : default;
}
