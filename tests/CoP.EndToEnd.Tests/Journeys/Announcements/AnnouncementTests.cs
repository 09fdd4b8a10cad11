using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Journeys.Announcements;

/// <summary>From a coordinator's chat to everybody's, and back.</summary>
public sealed class AnnouncementTests : Journey
{
    private const string Title = "The forum moves to Friday";
    private static readonly MemberProfile Coordinator = new() { Role = Role.ContentCoordinator, Group = null };

    [Fact]
    public async Task Coordinator_OnTeams_AnnouncesToAGroup_SeesWhoReadIt_AndWithdrawsIt()
    {
        var naserian = await TestBot.OnTeamsAsync("Naserian", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await naserian.Announces(Title, "The **national forum** is on Friday.");
        await naserian.Sees("Preview: nobody has got it yet.", "Send");
        await naserian.Presses("Send", under: Title);

        await juma.Sees("The national forum is on Friday.", "I have read it");
        await amina.Sees(Title, "I have read it");
        await juma.Presses("I have read it", under: Title);
        await juma.Reads("You have read this.");
        await amina.Presses("I have read it", under: Title);
        await amina.Reads("You have read this.");
        await naserian.Sees("Sent.", "Withdraw");

        await naserian.Presses("Who has read it", under: Title);
        await naserian.Reads("Juma");
        await naserian.Presses("Withdraw", under: "Sent.");
        await naserian.Presses("Yes, withdraw it");
        await naserian.Reads("Withdrawn.");
        await juma.ReadsNoMore("The national forum is on Friday.");
    }

    [Fact]
    public async Task Coordinator_OnTelegram_TestsCorrectsAndListsAnAnnouncement()
    {
        var naserian = await TestBot.OnTelegramAsync("Naserian", Coordinator);
        var amina = await TestBot.OnTeamsAsync("Amina");
        await naserian.Announces(Title, "Doors open at **8**.");
        await naserian.Presses("Send me a test", under: "Preview");
        await naserian.Reads("A test: only you see this.");
        await naserian.Presses("Send", under: "Preview");
        await amina.Reads(Title);
        await naserian.Sees("Sent.", "Correct");

        await naserian.Presses("Correct", under: "Sent.");
        await naserian.Presses("✎ Title");
        await naserian.Says("The forum moves to Monday");
        await naserian.Presses("Correct everywhere");
        await amina.Reads("The forum moves to Monday");
        await amina.Reads("Corrected version");

        await naserian.Says("/announcements");
        await naserian.Reads("The forum moves to Monday");
    }

    [Fact]
    public async Task Lead_AnnouncesToTheirGroup_AndMembersElsewhereGetNothing()
    {
        var halkano = await TestBot.OnTelegramAsync("Halkano", new MemberProfile { Leads = true });
        var amina = await TestBot.OnTeamsAsync("Amina");
        var juma = await TestBot.OnTelegramAsync("Juma", new MemberProfile { Group = "finance" });
        await halkano.Announces(Title, "Doors open at 8.");
        await halkano.Presses("Send", under: "Preview");

        await amina.Reads(Title);
        await halkano.Reads("Sent.");
        Assert.DoesNotContain(juma.Screen, static seen => seen.Says(Title));
    }
}
