using System.Globalization;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Announcements;

/// <summary>Whom an announcement does not reach, because they cannot be or do not want to be reached.</summary>
public sealed class ReachingTests : Journey
{
    private const string Title = "The forum moves to Friday";
    private static readonly MemberProfile Coordinator = new() { Role = Role.ContentCoordinator, Group = null };

    [Fact]
    public async Task Announcement_ThatDidNotReachAll_SaysSo_AndSentAgainReachesOnlyThose()
    {
        TestBot.Foreseen.Add("outbox row");
        var naserian = await TestBot.OnTeamsAsync("Naserian", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma");
        var nafula = await TestBot.OnTelegramAsync("Nafula");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await BlocksAsync(juma);
        await naserian.Announces(Title, "Doors open at 8.", "Never send it twice, even if it may not have arrived");
        TestBot.Telegram.Break(TelegramFault.AcceptThenClose("sendMessage"));
        await naserian.Presses("Send", under: Title);
        await amina.Reads(Title);
        var card = await naserian.Sees("Sent.", "Send again to those not reached");
        Assert.Contains("Not reached\n1", card.Text, StringComparison.Ordinal);
        Assert.Contains("Uncertain\n1", card.Text, StringComparison.Ordinal);

        juma.Person.Unblock();
        await juma.Says("open");
        await juma.Reads("Nothing waits for you");
        await naserian.Presses("Send again to those not reached", under: Title);
        await juma.Reads(Title);
        await TestBot.SettleAsync();
        Assert.Equal([1, 0, 1], new ChatUser[] { juma, nafula, amina }.Select(static reader => reader.Screen.Count(static seen => seen.Says(Title))));
        Assert.Equal(1, TestBot.Telegram.Ledger.Count(call => call.ChatId == nafula.Chat && call.Text.Contains(Title, StringComparison.Ordinal)));

        await naserian.Presses("Export as CSV", under: "Sent.");
        await naserian.Reads("Every recipient and what became of it.");
    }

    [Fact]
    public async Task Member_WhoMutedAnnouncementsGetsNone_AndAnUrgentOnePassesTheDigestAlone()
    {
        var naserian = await TestBot.OnTeamsAsync("Naserian", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma");
        var nafula = await TestBot.OnTelegramAsync("Nafula");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await ChoosesAsync(juma, "Never");
        await ChoosesAsync(nafula, "Once a day");
        await naserian.Announces(Title, "Doors open at 8.");
        await naserian.Presses("Send", under: Title);
        await amina.Reads(Title);
        await TestBot.SettleAsync();
        Assert.DoesNotContain(juma.Screen.Concat(nafula.Screen), static seen => seen.Says(Title));

        await naserian.Announces("Stay inside", "The road is flooded.", "Urgent: in quiet hours too");
        await naserian.Presses("Send", under: "Stay inside");
        await nafula.Reads("Stay inside");
        await amina.Reads("Stay inside");
        await TestBot.SettleAsync();
        Assert.DoesNotContain(juma.Screen, static seen => seen.Says("Stay inside"));
    }

    private static async Task ChoosesAsync(OnTelegram member, string timing)
    {
        await member.Says("/preferences");
        await member.Presses("Announcements");
        await member.Presses(timing, under: "What coordinators tell many of us.");
        await member.Reads(timing);
    }

    private async Task BlocksAsync(OnTelegram phone)
    {
        phone.Person.Block();
        var chat = phone.Chat.ToString(CultureInfo.InvariantCulture);
        await Eventually.SoAsync(() => TestBot.AskAsync(db => db.Conversations.AllAsync(conversation => conversation.ExternalId != chat || !conversation.Reachable)));
    }
}
