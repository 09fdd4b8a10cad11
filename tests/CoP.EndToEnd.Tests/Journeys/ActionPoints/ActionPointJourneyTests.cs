using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.EndToEnd.Tests.Journeys.Events;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.ActionPoints;

/// <summary>A recommendation that gets done, over both channels and a restart: given, said yes to, late, stuck, helped by a peer, done.</summary>
public sealed class ActionPointJourneyTests : Journey
{
    private const string Words = "Circulate the list of wards";
    private const string Reason = "no data from Turkana";

    [Fact]
    public async Task GivenAtADesk_AndLateOnAPhone_ItIsAnsweredWithANumber_AndDoneWhenAPeerHasHelped()
    {
        var kamau = await TestBot.OnTeamsAsync("Kamau", new MemberProfile { Leads = true });
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await kamau.Says($"action {Words}");
        await kamau.Submits("Save", new() { ["Who does it?"] = "Another member", ["By which day?"] = kamau.Day(2) });
        await kamau.Submits("Save", new() { ["Which member?"] = (await kamau.Searches("members", "Juma")).Values.First() }, under: "Which member?");
        await juma.Reads("Kamau asks you to do this");
        await juma.Presses("Yes, I do it", under: Words);
        await kamau.Reads("Juma takes it on");

        await SkipAsync(days: 8);
        await juma.Sees("How far is this?", "1");
        await kamau.Reads($"1. {Words}"); // The list of the week, which is the nudge of its day.
        await juma.Says($"1 blocked {Reason}");
        await juma.Reads("1. Stuck; those who look after it are told");
        await kamau.Reads("Juma is stuck");

        await juma.Presses("Ask peers", under: Words);
        await juma.Presses($"Keep: {Reason}");
        await juma.Reads("When you accept an answer, you can go on.");
        await amina.Replies(Reason, "The county office has them.");
        await juma.Presses("Accept this answer", under: "The county office has them.");
        await juma.Reads("you can go on with this");
        await juma.Says("1 done sent to all 47");
        await juma.Reads("1. Done, thank you");
        await kamau.Reads("Juma says that this is done");
        Assert.Equal(new { State = ActionPointState.Done, Words = "sent to all 47" }, await TestBot.AskAsync(static db => db.ActionPoints.Select(static point => new
        {
            point.State,
            Words = point.Notes.Where(static note => note.Kind == ActionNoteKind.Done).Select(static note => note.Words).First()!,
        }).SingleAsync()));
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
