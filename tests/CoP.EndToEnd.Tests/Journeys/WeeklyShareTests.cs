using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>Nobody is asked more than three times a week, by nobody.</summary>
public sealed class WeeklyShareTests : Journey
{
    private const string Fourth = "Who pays the county's contribution?";
    private static readonly string[] Three = ["How do caregivers enrol with SHA?", "Where do guardians register?", "When are payments due?"];

    [Fact]
    public async Task Member_WithThreeRequests_IsNotAskedAFourthTime_UntilTheWeekIsOver()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var juma = await TestBot.OnTelegramAsync("Juma");
        foreach (var question in Three)
        {
            await amina.Asks(question);
            await juma.Sees(question, "I'll answer");
        }

        var wanjiru = await TestBot.OnTeamsAsync("Wanjiru");
        await amina.Asks(Fourth);
        await wanjiru.Presses("Pass it to…", under: Fourth);
        var found = await wanjiru.Searches("members", "Juma");
        await wanjiru.Submits("Pass it on", new() { ["To whom? A part of the name is enough."] = found["Juma"] });
        await wanjiru.Sees("Juma cannot be asked at the moment.", "Pass it on");
        await wanjiru.Presses("Cancel", under: "Juma cannot be asked");
        await TestBot.SettleAsync();
        Assert.Equal(3, await RequestsAsync("Juma"));
        Assert.DoesNotContain(juma.Screen, static seen => seen.Says(Fourth));

        TestBot.Clock.Jump(TimeSpan.FromDays(7));
        await amina.Asks("Does the county keep a register?");
        await juma.Sees("Does the county keep a register?", "I'll answer");
    }

    private Task<int> RequestsAsync(string name) => TestBot.AskAsync(db => db.QuestionRequests.CountAsync(request => request.Member!.Name == name));
}
