using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Roundtables;

/// <summary>A roundtable over both channels and several restarts: asked for, written in parts at a desk and on a phone, asked for again, approved, packed, held, and followed by an action.</summary>
public sealed class RoundtableJourneyTests : Journey
{
    private const string Learnings = "Early triggers save two weeks.";
    private const string Recommendation = "Fund the triggers from the budgets of the counties.";
    private static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    [Fact]
    public async Task WrittenAtADeskAndOnAPhone_ItIsApproved_Packed_AndFollowedByAnAction()
    {
        var kamau = await TestBot.OnTeamsAsync("Kamau", new MemberProfile { Leads = true });
        var juma = await TestBot.OnTelegramAsync("Juma", new MemberProfile { Leads = true });
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        await Eventually.SoAsync(() => TestBot.AskAsync(static db => db.MeetingCycles.AnyAsync()));
        var month = await FirstAsync();
        var title = string.Create(CultureInfo.InvariantCulture, $"Roundtable, {month:MMMM yyyy}");

        await GoAsync(daysAhead: 21);
        await kamau.Reads("What does your group bring?");
        await juma.Reads("What does your group bring?");
        await kamau.Presses("Learnings", under: "What does your group bring?");
        await kamau.Submits("Save", new() { ["What has your group learned this quarter?"] = Learnings });
        await kamau.Reads("Saved, last by Kamau");

        await GoAsync(daysAhead: 7);
        await juma.Reads("nothing has been sent by your group yet");
        await juma.Sees("nothing has been sent by your group yet", "✓ Learnings");
        await amina.Reads("Some groups have sent nothing yet");
        await juma.Presses("Recommendations", under: "nothing has been sent by your group yet");
        await juma.Says(Recommendation);
        await juma.Presses("Send it", under: "Saved, last by Juma");
        await amina.Presses("Approve and publish", under: "Some groups have sent nothing yet");
        await amina.Reads("the roundtable is published");

        await GoToEveAsync();
        await juma.Reads("What the groups bring is in the pack");
        await juma.Presses("Pack of highlights", under: "What the groups bring is in the pack");
        await juma.Reads($"Highlights: {title}");

        await GoAsync(daysAhead: -1);
        await amina.Presses("Publish the minutes", under: "This is over");
        await amina.Submits("Publish", new() { ["The highlights in some lines: all who registered read them."] = "It went well." });
        await amina.Presses("Skip", under: "Or send the minutes as a file");
        await juma.Reads("The minutes are out");
        await amina.Presses("Recommendations", under: "its minutes are out");
        await amina.Presses("Make it an action", under: Recommendation);
        await juma.Reads("it was agreed that you do this");
        Assert.Equal(new { State = ActionPointState.Proposed, Owner = "Juma" }, await TestBot.AskAsync(static db => db.ActionPoints.Select(static point => new { point.State, Owner = point.Owner!.Name }).SingleAsync()));
        Assert.Equal(2, await TestBot.AskAsync(db => db.Documents.CountAsync(document => document.Title.EndsWith(title) && document.PublishedAt != null)));
    }

    /// <summary>To nine o'clock of the first working day so near the first roundtable, while nobody is there.</summary>
    private async Task GoAsync(int daysAhead) => await GoAsync(PublicHolidays.NextWorkday((await DayAsync()).AddDays(-daysAhead)));

    /// <summary>To the last working day before it.</summary>
    private async Task GoToEveAsync()
    {
        var day = (await DayAsync()).AddDays(-1);
        while (!PublicHolidays.IsWorkday(day))
        {
            day = day.AddDays(-1);
        }

        await GoAsync(day);
    }

    private Task GoAsync(DateOnly day) => TestBot.RestartAsync(() =>
    {
        TestBot.Clock.Jump(WallClock.InstantOf(day, new TimeOnly(9, 0), Nairobi) - TestBot.Clock.GetUtcNow());
        return Task.CompletedTask;
    });

    private async Task<DateOnly> DayAsync() => WallClock.Show(await FirstAsync(), Nairobi).Day;

    /// <summary>When the first roundtable begins.</summary>
    private Task<DateTimeOffset> FirstAsync() =>
        TestBot.AskAsync(static db => db.MeetingCycles.OrderBy(static one => one.StartsAt).Select(static one => one.StartsAt).FirstAsync());
}
