using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>A host that dies between what it did for an update and the offset that confirms it.</summary>
public sealed class KilledPollingTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";

    [Fact]
    public async Task Update_HandledButNotConfirmedWhenTheHostDies_ComesAgain_AndHasNoSecondEffect()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var juma = await TestBot.OnTelegramAsync("Juma");
        await amina.Asks(Question);
        var card = await juma.Sees(Question, "Answer");
        await TestBot.SettleAsync();

        TestBot.Telegram.Break(Enumerable.Repeat(Cut(), 9));
        juma.Person.Reply(long.Parse(card.Id, null), "At any Huduma Centre.");
        await TestBot.Telegram.WaitForAsync(static call => call is { Method: "getUpdates", Status: 0 });
        await juma.Reads("Thank you. Your answer is on its way.");
        await TestBot.SettleAsync(unconfirmed: 1);
        var before = await CountAsync();
        Assert.Equal(1, TestBot.Telegram.Unconfirmed);
        await TestBot.KillAsync(TestBot.Telegram.Mend);

        await TestBot.UntilAsync(() => TestBot.Telegram.Unconfirmed == 0 ? this : null, static () => "The update is not confirmed.");
        await amina.Sees("At any Huduma Centre.", "Accept this answer");
        await TestBot.SettleAsync();
        Assert.Equal(before, await CountAsync());
        Assert.Equal(1, amina.Screen.Count(static seen => seen.Says("Your question has an answer.")));
        Assert.Equal(1, juma.Screen.Count(static seen => seen.Says("Thank you. Your answer is on its way.")));
    }

    private static TelegramFault Cut() => new("getUpdates", TelegramReply.Fail(502, "Bad Gateway"), Cuts: true);

    private Task<(int, int, int)> CountAsync() => TestBot.AskAsync(static async db => (
        await db.Inbox.CountAsync(),
        await db.Answers.CountAsync(answer => answer.Question!.Title == Question),
        await db.Outbox.CountAsync(static row => row.Kind == CoP.Community.Delivery.OutboxKind.Send)));
}
