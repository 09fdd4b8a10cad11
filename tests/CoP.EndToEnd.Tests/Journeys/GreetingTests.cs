using System.Text.Json.Nodes;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>The first words at a new place: once, and none where nobody can answer.</summary>
public sealed class GreetingTests : Journey
{
    private const long Group = -1003;
    private const string Here = "Hello. I bring the questions of this community";

    [Fact]
    public async Task Group_ThatSendsTheBotAwayAndTakesItBack_IsGreetedOnce()
    {
        var naserian = await TestBot.OnTelegramAsync("Naserian");
        naserian.Person.AddBotTo(Group, "Standards");
        await naserian.In(Group).Reads(Here);
        naserian.Person.RemoveBotFrom(Group);
        naserian.Person.AddBotTo(Group, "Standards");
        await naserian.Says("/help");
        await naserian.Reads("What I can do for you");
        await TestBot.SettleAsync();

        Assert.Single(naserian.In(Group).Screen, static seen => seen.Says(Here));
    }

    [Fact]
    public async Task BroadcastChannel_ThatMakesTheBotItsAdministrator_HearsNothing()
    {
        const long channel = -1009;
        var naserian = await TestBot.OnTelegramAsync("Naserian");
        naserian.Person.AddBotToChannel(channel, "News");
        await naserian.Says("/help");
        await naserian.Reads("What I can do for you");
        await TestBot.SettleAsync();

        Assert.DoesNotContain(TestBot.Telegram.Ledger, static call => call.ChatId == channel);
    }

    [Fact]
    public async Task Installation_ToldTwiceAtOnce_AndAgainUnderNewIds_IsGreetedOnce()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        await TestBot.SettleAsync();
        var before = amina.Screen.Count;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => amina.PostAsync(number % 2 == 0 ? Installed(amina) : Added(amina))));
        await TestBot.SettleAsync();
        await amina.PostAsync(Installed(amina));
        await TestBot.SettleAsync();

        Assert.Equal(before + 1, amina.Screen.Count);
    }

    private static JsonObject Installed(OnTeams person)
    {
        var activity = person.Activity("installationUpdate", "");
        activity["action"] = "add";
        return activity;
    }

    private static JsonObject Added(OnTeams person)
    {
        var activity = person.Activity("conversationUpdate", "");
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = activity["recipient"]!["id"]!.DeepClone() });
        return activity;
    }
}
