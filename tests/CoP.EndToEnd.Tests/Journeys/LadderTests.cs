using CoP.Community.Members;
using CoP.EndToEnd.Tests.Staging;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>Nobody is left without an answer, and nobody is told twice, over restarts either.</summary>
public sealed class LadderTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";

    [Fact]
    public async Task Unanswered_AsksMoreAfterADay_AndTheLeadAndTheCoordinatorAfterThree()
    {
        var amina = await Stage.OnTeamsAsync("Amina", new Part { Group = null });
        var first = await Stage.OnTelegramAsync("Juma");
        await amina.Asks(Question);
        await first.Sees(Question, "I'll answer");
        var second = await Stage.OnTelegramAsync("Wanjiru");
        var lead = await Stage.OnTeamsAsync("Zawadi", new Part { Leads = true });
        var coordinator = await Stage.OnTelegramAsync("Naserian", new Part { Role = Role.ContentCoordinator, Group = null });

        Stage.Clock.Jump(TimeSpan.FromHours(24));
        await second.Sees(Question, "I'll answer");
        await Stage.RestartAsync();
        Stage.Clock.Jump(TimeSpan.FromHours(48));
        await lead.Sees("Nobody has answered this yet.", "Ask somebody");
        await coordinator.Sees("Nobody has answered this yet.", "Merge");
        await Stage.RestartAsync();
        Stage.Clock.Jump(TimeSpan.FromHours(100));
        await Stage.SettleAsync();

        Assert.Equal([1, 1, 1], new Actor[] { first, second, coordinator }.Select(static who => who.Screen.Count(static seen => seen.Says(Question))));
        Assert.Equal(1, lead.Screen.Count(static seen => seen.Says("Nobody has answered this yet.")));
        Assert.Equal(0, await Stage.AskAsync(db => db.Outbox.GroupBy(row => row.DedupeKey + row.Part).CountAsync(same => same.Count() > 1)));
    }

    [Fact]
    public async Task Claim_After24Hours_Lapses_AndIsFreeForOthers()
    {
        var amina = await Stage.OnTeamsAsync("Amina", new Part { Group = null });
        var juma = await Stage.OnTelegramAsync("Juma");
        var wanjiru = await Stage.OnTeamsAsync("Wanjiru");
        await amina.Asks(Question);
        await juma.Presses("I'll answer", under: Question);
        await wanjiru.Reads("Juma will answer by");

        Stage.Clock.Jump(TimeSpan.FromHours(24));
        await juma.Reads("The time is over, so others may take it now");
        await wanjiru.Sees(Question, "I'll answer");
        await Stage.RestartAsync();
        await wanjiru.Presses("I'll answer", under: Question);
        await juma.Reads("Wanjiru will answer by");
        Assert.Equal(1, juma.Screen.Count(static seen => seen.Says("The time is over")));
    }
}
