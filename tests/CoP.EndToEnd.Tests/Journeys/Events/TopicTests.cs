using CoP.Community.Events;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Events;

/// <summary>From what a member would like to hear about to seats at an event of it, over both channels and a kill.</summary>
public sealed class TopicTests : Journey
{
    private const string Topic = "Registries that agree with each other";

    [Fact]
    public async Task Topic_ThatAnotherWantsToo_BecomesAnEvent_AndBothAreTold_AndRegister()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        var juma = await TestBot.OnTelegramAsync("Juma", new MemberProfile { Language = "sw" });
        var wanjiru = await TestBot.OnTeamsAsync("Wanjiru", new MemberProfile { Role = Community.Members.Role.ContentCoordinator });
        await amina.Says("propose a topic");
        await amina.Submits("Propose", new() { ["What would you like to hear about?"] = Topic, ["Why, or what exactly?"] = "Ours is ten years old." });
        await juma.Says("/topics");
        await juma.Picks(Topic);
        Assert.Contains("sasa mnaoitaka ni 2", await juma.Presses("Nami naitaka", under: Topic), StringComparison.Ordinal);

        await wanjiru.Says("topics");
        await wanjiru.Picks(Topic);
        await wanjiru.Presses("Plan an event", under: Topic);
        await wanjiru.Presses("Webinar", under: "What kind of event is it?");
        await wanjiru.Submits("Save", new() { ["On which day?"] = wanjiru.Day(9), ["What is the joining link?"] = "https://meet.example.org/9" });
        await wanjiru.Presses("Publish", under: Topic);
        await TestBot.KillAsync(static () => { });

        await juma.Sees("Sasa kuna tukio", "Jisajili");
        await juma.Presses("Jisajili", under: "Sasa kuna tukio");
        await juma.Reads($"Utashiriki “{Topic}” mtandaoni.");
        await amina.Presses("Register", under: "Now there is an event");
        await amina.Reads($"You take part in “{Topic}” online.");

        await TestBot.SettleAsync();
        Assert.Contains(juma.Screen, static seen => seen.Offers("Jiunge"));
        Assert.Contains(wanjiru.Screen, static seen => seen.Says(Topic) && seen.Says("Online\n2"));
        Assert.Single(TestBot.Telegram.Ledger, call => call.Method == "sendDocument" && call.ChatId == juma.Chat);
        Assert.Equal(2, await TestBot.AskAsync(static db => db.Registrations.CountAsync(static one => one.State == RegistrationState.Seated)));
    }
}
