using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>A host that ends in the middle goes on where it was; what is delivered twice happens once.</summary>
public sealed class RestartTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";

    [Fact]
    public async Task Restart_InTheMiddleOfAForm_AndOfAJourney_ChangesNothing()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await juma.Says("/ask");
        await juma.Reads("Your question in one line");
        await juma.Says(Question);
        await juma.Reads("Details");
        await TestBot.RestartAsync();

        await juma.Presses("Skip");
        await juma.Presses(Asking.Group);
        await juma.Presses("Keep: National (all counties)");
        await juma.Presses("Keep: Yes");
        await juma.Presses("Send to the community", under: Question);
        await amina.Presses("I'll answer", under: Question);
        await TestBot.RestartAsync();

        await amina.Replies(Question, "At any Huduma Centre.");
        await juma.Sees("At any Huduma Centre.", "Accept this answer");
        await TestBot.RestartAsync();
        await juma.Presses("Accept this answer", under: "At any Huduma Centre.");
        await amina.Reads("was accepted");
    }

    [Fact]
    public async Task Words_SaidWhileTheHostIsDown_AreHeardWhenItIsBack()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        await TestBot.RestartAsync(() => juma.Says("questions"));
        await juma.Reads("You have not asked anything yet.");
    }

    [Fact]
    public async Task Activity_DeliveredAgain_HasNoSecondEffect_AlsoAfterARestart()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        var juma = await TestBot.OnTelegramAsync("Juma");
        await amina.Asks(Question);
        await juma.Replies(Question, "At any Huduma Centre.");
        var answered = await amina.Sees("At any Huduma Centre.", "Accept this answer");
        var words = amina.Message("questions");
        var press = amina.Press(amina.Data(answered, "Accept this answer"), answered.Id);
        await amina.PostAsync(words);
        var first = await amina.PostAsync(press);
        await TestBot.SettleAsync();
        var before = await CountAsync();

        await amina.PostAsync(words);
        Assert.Equal(first, await amina.PostAsync(press));
        await TestBot.RestartAsync();
        await amina.PostAsync(words);
        Assert.Equal(first, await amina.PostAsync(press));
        await TestBot.SettleAsync();
        Assert.Equal(before, await CountAsync());
    }

    private Task<(int, int, int)> CountAsync() => TestBot.AskAsync(static async db =>
        (await db.Inbox.CountAsync(), await db.Outbox.CountAsync(), await db.AuditLog.CountAsync()));
}
