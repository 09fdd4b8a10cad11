using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>Nobody is left without an answer, and nobody is told twice, over restarts either.</summary>
public sealed class UnansweredTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";

    [Fact]
    public async Task Unanswered_AsksMoreAfterADay_AndTheLeadAndTheCoordinatorAfterThree()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var first = await TestBot.OnTelegramAsync("Juma");
        await amina.Asks(Question);
        await first.Sees(Question, "I'll answer");
        var second = await TestBot.OnTelegramAsync("Wanjiru");
        var lead = await TestBot.OnTeamsAsync("Zawadi", new MemberProfile { Leads = true });
        var coordinator = await TestBot.OnTelegramAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator, Group = null });

        TestBot.Clock.Jump(TimeSpan.FromHours(24));
        await second.Sees(Question, "I'll answer");
        await TestBot.RestartAsync();
        TestBot.Clock.Jump(TimeSpan.FromHours(48));
        await lead.Sees("Nobody has answered this yet.", "Ask somebody");
        await coordinator.Sees("Nobody has answered this yet.", "Merge");
        await TestBot.RestartAsync();
        TestBot.Clock.Jump(TimeSpan.FromHours(100));
        await TestBot.SettleAsync();

        Assert.Equal([1, 1], new ChatUser[] { first, second }.Select(static who => who.Screen.Count(static seen => seen.Says(Question))));
        Assert.Equal([1, 1], new ChatUser[] { lead, coordinator }.Select(static who => who.Screen.Count(static seen => seen.Says("Nobody has answered this yet.")))); // In the first days of a month the coordinator is offered the question as a topic too.
        Assert.Equal(0, await TestBot.AskAsync(db => db.Outbox.GroupBy(row => row.DedupeKey + row.Part).CountAsync(same => same.Count() > 1)));
    }

    [Fact]
    public async Task Claim_After24Hours_Lapses_AndIsFreeForOthers()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var juma = await TestBot.OnTelegramAsync("Juma");
        var wanjiru = await TestBot.OnTeamsAsync("Wanjiru");
        await amina.Asks(Question);
        await juma.Presses("I'll answer", under: Question);
        await wanjiru.Reads("Juma will answer by");

        TestBot.Clock.Jump(TimeSpan.FromHours(24));
        await juma.Reads("The time is over, so others may take it now");
        await wanjiru.Sees(Question, "I'll answer");
        await TestBot.RestartAsync();
        await wanjiru.Presses("I'll answer", under: Question);
        await juma.Reads("Wanjiru will answer by");
        Assert.Equal(1, juma.Screen.Count(static seen => seen.Says("The time is over")));
    }
}
