using CoP.Community.DueWork;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>What the bot does by itself is looked at, had done now, and stopped for a while, by coordinators on both channels; a pause outlives the program.</summary>
public sealed class ScheduleTests : Journey
{
    private const string Work = "Weekly action points";

    [Fact]
    public async Task Coordinators_RunAndPauseWhatIsDoneByItself_AndARestartKeepsThePause()
    {
        var coordinator = new MemberProfile { Role = Role.ContentCoordinator, Group = null };
        var barasa = await TestBot.OnTeamsAsync("Barasa", coordinator);
        await barasa.Says("schedule");
        await barasa.Reads("What I do by myself");
        await barasa.Presses("Show", under: Work);
        await barasa.Presses("Run now", under: Work);
        var run = await TestBot.UntilAsync(() => Entry() is { RunAskedAt: null, LastOutcome: { } } entry ? entry : null, static () => "Nobody ran it.");
        Assert.Equal(RunOutcome.Done, run.LastOutcome);

        await barasa.Presses("Pause", under: Work);
        await TestBot.RestartAsync();

        var naserian = await TestBot.OnTelegramAsync("Naserian", coordinator);
        Assert.True(await TestBot.Services.GetRequiredService<SteeredWork>().IsPausedAsync("action-weeks", default));
        await naserian.Says("/schedule");
        await naserian.Presses($"1. {Work}", under: "paused since");
        await naserian.Reads("paused since");
        await naserian.Presses("Go on", under: Work);
        await naserian.Reads("next ");
        Assert.Null(Entry()!.PausedAt);
    }

    private ScheduleEntry? Entry() => TestBot.AskAsync(static db => db.Schedule.AsNoTracking().FirstOrDefaultAsync(static entry => entry.Name == "action-weeks")).GetAwaiter().GetResult();
}
