using CoP.EndToEnd.Tests.Support;
using CoP.Testing;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>Members who blocked the bot on the phone: told elsewhere, or left in peace.</summary>
public sealed class OutOfReachTests : Journey
{
    private const string First = "How do caregivers enrol with SHA?";
    private const string Second = "Where do guardians register?";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Notice_WhenThePhoneIsBlocked_GoesToTheDesk_AndComesToThePhoneAgainLater(bool saysSo)
    {
        var (phone, desk) = await OnBothAsync();
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        await BlocksAsync(phone, saysSo);
        await amina.Asks(First);
        await desk.Sees(First, "Not for me");
        Assert.DoesNotContain(phone.Screen, static seen => seen.Says(First));

        phone.Person.Unblock();
        await phone.Says("open");
        await phone.Reads("How do caregivers");
        await amina.Asks(Second);
        await phone.Sees(Second, "Not for me");
        await TestBot.SettleAsync();
        Assert.Equal(1, desk.Screen.Count(static seen => seen.Says(First) && seen.Offers("Not for me")));
        Assert.DoesNotContain(desk.Screen, static seen => seen.Says(Second));
    }

    [Fact]
    public async Task Answer_FromTheDesk_ByWhomThePhoneCouldNotReach_Arrives()
    {
        var (phone, desk) = await OnBothAsync();
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        await BlocksAsync(phone, saysSo: true);
        await amina.Asks(First);

        await desk.Presses("I'll answer", under: First);
        await desk.Replies(First, "At any Huduma Centre.");
        await amina.Presses("Accept this answer", under: "At any Huduma Centre.");
        await desk.Reads("was accepted");
        Assert.DoesNotContain(phone.Screen, static seen => seen.Says(First));
    }

    [Fact]
    public async Task Member_WhoBlockedTheOnlyAddress_IsNotAskedInTheNextWave()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var first = await TestBot.OnTeamsAsync("Wanjiru");
        await amina.Asks(First);
        await first.Sees(First, "Answer");
        var blocked = await TestBot.OnTelegramAsync("Juma");
        var second = await TestBot.OnTelegramAsync("Nafula");
        await BlocksAsync(blocked, saysSo: true);

        TestBot.Clock.Jump(TimeSpan.FromHours(24));
        await second.Sees(First, "Answer");
        await TestBot.SettleAsync();
        Assert.False(await TestBot.AskAsync(db => db.QuestionRequests.AnyAsync(request => request.Member!.Name == "Juma")));
    }

    private async Task<(OnTelegram Phone, OnTeams Desk)> OnBothAsync()
    {
        var phone = await TestBot.OnTelegramAsync("Nekesa");
        await phone.Says("connect");
        var words = (await phone.Reads("Send me this code from your other account")).Text;
        var desk = TestBot.StrangerOnTeams("Nekesa");
        await desk.Says(words.Split().Single(static word => word.Count(static letter => letter == '-') == 3));
        await desk.Reads("Welcome, Nekesa.");
        return (phone, desk);
    }

    /// <param name="saysSo">Telegram tells at once; else the refusal of a message is the first that is heard of it.</param>
    private async Task BlocksAsync(OnTelegram phone, bool saysSo)
    {
        if (!saysSo)
        {
            TestBot.Foreseen.Add("Telegram answered 403 to sendMessage");
            TestBot.Telegram.Break(TelegramFault.Refuse("sendMessage", 403, "Forbidden: bot was blocked by the user"));
            return;
        }

        phone.Person.Block();
        var chat = phone.Chat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await Eventually.SoAsync(() => TestBot.AskAsync(db => db.Conversations.AllAsync(conversation => conversation.ExternalId != chat || !conversation.Reachable)));
    }
}
