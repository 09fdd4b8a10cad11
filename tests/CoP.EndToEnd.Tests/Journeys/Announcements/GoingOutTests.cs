using System.Globalization;
using CoP.Community.Announcements;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.EndToEnd.Tests.Journeys.Announcements;

/// <summary>What an announcement carries, and what it waits for before it goes.</summary>
public sealed class GoingOutTests : Journey
{
    private const string Title = "The forum moves to Friday";
    private static readonly MemberProfile Coordinator = new() { Role = Role.ContentCoordinator, Group = null };

    [Fact]
    public async Task Announcement_WithADocument_BringsItToBothChannels()
    {
        var naserian = await TestBot.OnTelegramAsync("Naserian", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await naserian.Announces(Title, "The agenda is attached.", new TelegramFile("agenda.pdf", "application/pdf", "%PDF-1.7 agenda"u8.ToArray()));
        await naserian.Presses("Send", under: "Preview");

        await juma.Reads("The agenda is attached.");
        await amina.Reads("The agenda is attached.");
        await amina.Reads("agenda.pdf");
        Assert.Single(TestBot.Telegram.Ledger, call => call.Method == "sendDocument" && call.ChatId == juma.Chat);
    }

    [Fact]
    public async Task Announcement_ToMoreThanOneMayDecideOn_GoesWhenASecondCoordinatorApproves()
    {
        TestBot.Services.GetRequiredService<IOptions<AnnouncementOptions>>().Value.ApprovalAbove = 1;
        var naserian = await TestBot.OnTeamsAsync("Naserian", Coordinator);
        var barasa = await TestBot.OnTelegramAsync("Barasa", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await naserian.Announces(Title, "Doors open at 8.");
        await naserian.Presses("Ask for approval", under: Title);
        await barasa.Sees("Naserian asks you to approve this announcement.", "Approve");
        await TestBot.SettleAsync();
        Assert.DoesNotContain(juma.Screen, static seen => seen.Says(Title));
        Assert.DoesNotContain(naserian.Screen, static seen => seen.Offers("Approve"));

        await barasa.Presses("Approve");
        await juma.Reads(Title);
        await amina.Reads(Title);
        await naserian.Reads("Barasa has approved");
    }

    [Fact]
    public async Task Announcement_ForATime_GoesOutThenByTheCoordinatorsClock()
    {
        var naserian = await TestBot.OnTeamsAsync("Naserian", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma");
        var chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");
        await TestBot.AskAsync(static db => db.Members.Where(static member => member.Name == "Naserian")
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.TimeZone, "America/Chicago")));
        var day = TimeZoneInfo.ConvertTime(TestBot.Clock.GetUtcNow(), chicago).Date.AddDays(1);
        await naserian.Announces(Title, "Doors open at 8.", "Send it later", new()
        {
            ["On which day?"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["At what time?"] = "14:30",
        });
        await naserian.Presses("Schedule", under: Title);
        await naserian.Reads("Goes out");

        var time = TimeZoneInfo.ConvertTimeToUtc(day.AddHours(14.5), chicago);
        TestBot.Hurry(time.AddMinutes(-10) - TestBot.Clock.GetUtcNow().UtcDateTime);
        await TestBot.SettleAsync();
        Assert.DoesNotContain(juma.Screen, static seen => seen.Says(Title));

        TestBot.Hurry(TimeSpan.FromMinutes(10));
        await juma.Reads(Title);
        await naserian.Sees("Sent.", "Withdraw");
    }
}
