using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>A working group that talks in a group chat on Teams, where there are no threads and people talk to each other.</summary>
public sealed class GroupChatTests : Journey
{
    private const string Chat = "19:standards@thread.v2";
    private const string Question = "How do caregivers enrol with SHA?";

    [Fact]
    public async Task GroupChat_ListensWhenMentioned_AndTellsWhatItIsFor()
    {
        var juma = (await TestBot.OnTeamsAsync("Juma")).In(Chat);
        await juma.Says("help");
        await juma.Reads("I post questions to this working group here.");
        await juma.Says("bind standards");
        await juma.Reads("That is for the coordinators.");
        await juma.PostAsync(Unaddressed(juma, "help"));
        await TestBot.SettleAsync();
        Assert.Equal(2, juma.Screen.Count);
    }

    [Fact]
    public async Task BoundGroupChat_ShowsTheQuestion_TakesAnAnswerByReply_AndFollows()
    {
        await BindAsync();
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        await amina.Asks(Question);
        var juma = (await TestBot.OnTeamsAsync("Juma", new MemberProfile { Group = null })).In(Chat);
        await juma.Sees(Question, "I'll answer");

        await juma.Replies(Question, "At any Huduma Centre.");
        await juma.Reads("1 answer");
        await amina.Presses("Accept this answer", under: "At any Huduma Centre.");
        await juma.Reads("Answered");
        await TestBot.SettleAsync();
        Assert.Equal(1, juma.Screen.Count(static seen => seen.Says(Question)));
        Assert.DoesNotContain(juma.Screen, static seen => seen.Says(Question) && seen.Offers("Answer"));
    }

    [Fact]
    public async Task Talk_InTheGroupChat_LeavesNothing_AlsoWhereTheAppMayReadAll()
    {
        await BindAsync();
        var juma = (await TestBot.OnTeamsAsync("Juma")).In(Chat);
        var before = await RowsAsync();

        await juma.PostAsync(Unaddressed(juma, "Shall we meet at two?"));
        TestBot.Teams.ReadsAll = true;
        await juma.PostAsync(Unaddressed(juma, "Shall we meet at two?"));
        await juma.PostAsync(juma.Activity("messageUpdate", "", static activity =>
        {
            activity["text"] = "Shall we meet at three?";
            activity["channelData"]!["eventType"] = "editMessage";
        }));

        await TestBot.SettleAsync();
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Reply_WithoutAMention_IsAnAnswer_WhereTheAppMayReadAll()
    {
        await BindAsync();
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        await amina.Asks(Question);
        var juma = (await TestBot.OnTeamsAsync("Juma", new MemberProfile { Group = null })).In(Chat);
        var post = await juma.Reads("or mention me in a reply");
        TestBot.Teams.ReadsAll = true;

        var reply = Unaddressed(juma, "At any Huduma Centre.");
        reply["replyToId"] = post.Id;
        await juma.PostAsync(reply);

        await amina.Sees("At any Huduma Centre.", "Accept this answer");
    }

    [Fact]
    public async Task Claim_InTheGroupChat_IsWonByOne_AndTheOtherAloneReadsThatTheyWereLate()
    {
        await BindAsync();
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var juma = (await TestBot.OnTeamsAsync("Juma", new MemberProfile { Group = null })).In(Chat);
        var wanjiru = (await TestBot.OnTeamsAsync("Wanjiru", new MemberProfile { Group = null })).In(Chat);
        await amina.Asks(Question);
        var card = await wanjiru.Sees(Question, "I'll answer");
        var late = wanjiru.Data(card, "I'll answer");

        await juma.Presses("I'll answer", under: Question);
        Assert.Contains("Juma was faster", await wanjiru.PressesData(late, card.Id), StringComparison.Ordinal);
        await amina.Reads("Juma will answer by");
        await TestBot.SettleAsync();
        Assert.DoesNotContain("faster", amina.In(Chat).ToString(), StringComparison.Ordinal);
        Assert.Contains("Juma will answer by", amina.In(Chat).ToString(), StringComparison.Ordinal);
    }

    private async Task BindAsync()
    {
        var coordinator = (await TestBot.OnTeamsAsync("Barasa", new MemberProfile { Role = Role.ContentCoordinator, Group = null })).In(Chat);
        await coordinator.Says("bind");
        await coordinator.Presses(Asking.Group);
        await coordinator.Reads($"From now on I post the questions of “{Asking.Group}” here.");
        await TestBot.SettleAsync();
    }

    private Task<(int, int)> RowsAsync() => TestBot.AskAsync(static async db => (await db.Inbox.CountAsync(), await db.Conversations.CountAsync()));

    private static System.Text.Json.Nodes.JsonObject Unaddressed(OnTeams person, string text) => person.Activity("message", text);
}
