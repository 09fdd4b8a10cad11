using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.EndToEnd.Tests.Journeys.Events;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Absences;

/// <summary>Somebody on a phone is away for long, a colleague at a desk does not take what they have to do, and so it comes to the lead.</summary>
public sealed class AwayJourneyTests : Journey
{
    private const string Words = "Circulate the list of wards";

    [Fact]
    public async Task AwayForLong_HandedOver_NotTaken_ItComesToTheLead_AndTheyAreWelcomedBack()
    {
        var kamau = await TestBot.OnTeamsAsync("Kamau", new MemberProfile { Leads = true });
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await kamau.Says($"action {Words}");
        await kamau.Submits("Save", new() { ["Who does it?"] = "Another member", ["By which day?"] = kamau.Day(60) });
        await kamau.Submits("Save", new() { ["Which member?"] = (await kamau.Searches("members", "Juma")).Values.First() }, under: "Which member?");
        await juma.Presses("Yes, I do it", under: Words);

        await juma.Says($"away until {juma.Day(30)}");
        await juma.Says("Amina");
        await juma.Presses("Amina");
        await juma.Reads("You are away until");
        await juma.Presses("All to whoever stands in");
        await juma.Reads("Amina is asked");
        await amina.Reads("Juma is away until");
        await amina.Reads(Words);

        await SkipAsync(days: 7);
        await kamau.Reads("Juma is away, and nobody has taken this. It is yours now");
        await juma.Says("back");
        await juma.Reads("Welcome back!");
        Assert.Equal("Kamau", await TestBot.AskAsync(static db => db.ActionPoints.Where(static point => point.State == ActionPointState.Open).Select(static point => point.Owner!.Name).SingleAsync()));
    }

    /// <summary>To nine o'clock of the first working day after some days, while nobody is there.</summary>
    private Task SkipAsync(int days) => TestBot.RestartAsync(() =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");
        var day = PublicHolidays.NextWorkday(WallClock.Show(TestBot.Clock.GetUtcNow().AddDays(days), zone).Day);
        TestBot.Clock.Jump(WallClock.InstantOf(day, new TimeOnly(9, 0), zone) - TestBot.Clock.GetUtcNow());
        return Task.CompletedTask;
    });
}
