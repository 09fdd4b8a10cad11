using CoP.Community.Membership;

namespace CoP.Community.Tests.Groups;

public sealed class GroupLeadTests
{
    [Fact]
    public async Task NamedLead_IsTold_GetsASeat_AndIsWhoGetsTheQuestionThatNobodyAnswers()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.True((await NameAsync(fixture, fixture.Other, fixture.Finance)).Succeeded);
        Assert.Equal([fixture.Other], await fixture.ToldAsync<LeadNamed>());
        Assert.Equal(($"member:{fixture.Other}", $"group:{fixture.Finance}"), Only(await fixture.AuditAsync("group.lead")));

        await fixture.AskAsync("What does the next budget say?", fixture.Finance);
        await fixture.EscalateAsync(TimeSpan.FromHours(72));
        Assert.Contains(fixture.Other, await fixture.ToldAsync<QuestionUnanswered>());
    }

    [Fact]
    public async Task Group_CanHaveSeveralLeads()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await NameAsync(fixture, fixture.Peer, fixture.Shock);
        var leads = await fixture.Community.WriteAsync(scope => Service(scope).Of(fixture.Shock).Select(member => member.Id).ToListAsync());
        Assert.Equal([fixture.Lead, fixture.Peer], leads);
    }

    [Fact]
    public async Task EndedLead_IsTold_AndKeepsTheSeat()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var ended = await fixture.Community.As(fixture.Coordinator, (GroupLeads leads, Member me) => leads.EndAsync(me, fixture.Shock, fixture.Lead, default));
        Assert.True(ended.Succeeded);
        Assert.Equal([(long?)fixture.Lead], await fixture.ToldAsync<LeadEnded>());
        Assert.False((await fixture.Community.ReadAsync(db => db.GroupMemberships.FirstAsync(membership => membership.MemberId == fixture.Lead))).IsLead);
        Assert.Single(await fixture.AuditAsync("group.lead-end"));
        var again = await fixture.Community.As(fixture.Coordinator, (GroupLeads leads, Member me) => leads.EndAsync(me, fixture.Shock, fixture.Lead, default));
        Assert.IsType<LeadsNoMore>(again.Refusal);
    }

    [Fact]
    public async Task LeadNamedAgain_IsToldAgain()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await NameAsync(fixture, fixture.Peer, fixture.Shock);
        await fixture.Community.As(fixture.Coordinator, (GroupLeads leads, Member me) => leads.EndAsync(me, fixture.Shock, fixture.Peer, default));
        fixture.Community.Time.Advance(TimeSpan.FromMinutes(1));
        await NameAsync(fixture, fixture.Peer, fixture.Shock);
        Assert.Equal(2, (await fixture.ToldAsync<LeadNamed>()).Count);
    }

    [Fact]
    public async Task Lead_WhoIsSuspended_OrLeadsAlready_OrAGroupThatEnded_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var gone = await fixture.Community.MemberAsync("Gone", static member => member.Status = MemberStatus.Suspended);
        Assert.Equal(new LeadNotActive("Gone"), (await NameAsync(fixture, gone, fixture.Shock)).Refusal);
        Assert.Equal(new LeadsAlready("Lead"), (await NameAsync(fixture, fixture.Lead, fixture.Shock)).Refusal);
        Assert.IsType<GroupNotFound>((await NameAsync(fixture, fixture.Peer, 4711)).Refusal);
    }

    [Fact]
    public async Task Lead_WhoLeavesTheGroupInTheProfile_IsWrittenDown()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.Community.As(fixture.Lead, (UpdateProfile update, Member me) => update.HandleAsync(me, new Profile(null, [], [], Available: true), default));
        Assert.Equal(($"member:{fixture.Lead}", $"group:{fixture.Shock}"), Only(await fixture.AuditAsync("group.lead-end")));
    }

    private static Task<Result<GroupMembership>> NameAsync(QuestionFixture fixture, long member, long group) =>
        fixture.Community.As(fixture.Coordinator, (GroupLeads leads, Member me) => leads.NameAsync(me, group, member, default));

    private static GroupLeads Service(IServiceProvider scope) =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<GroupLeads>(scope);

    private static (string Subject, string? Reason) Only(List<AuditEntry> entries) => Assert.Single(entries) is var entry ? (entry.Subject, entry.Reason) : default;
}
