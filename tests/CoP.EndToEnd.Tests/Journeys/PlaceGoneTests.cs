using System.Text.Json.Nodes;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Teams;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>What the platforms answer, and announce, when a chat, topic, channel or team is not there any more.</summary>
public sealed class PlaceGoneTests : Journey
{
    private const string First = "How do caregivers enrol with SHA?";
    private const string Second = "Where do guardians register?";
    private const string Dead = "I can no longer post the questions of";
    private const string General = "19:general@thread.tacv2";
    private const string Channel = "19:standards@thread.tacv2";
    private const long Group = -1001;
    private const long Topic = 77;

    [Theory]
    [InlineData("Bad Request: chat not found")]
    [InlineData("Bad Request: PEER_ID_INVALID")]
    public async Task Phone_ThatIsNotFound_IsLeftForTheDesk_UntilItIsHeardFrom(string refusal)
    {
        var (phone, desk) = await OnBothAsync(preferring: "telegram");
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        Refuse(refusal);
        await amina.Asks(First);
        await desk.Sees(First, "Not for me");
        await amina.Asks(Second);
        await desk.Sees(Second, "Not for me");
        await TestBot.SettleAsync();
        Assert.Equal((false, $"400 {refusal}"), await StateAsync(phone.Chat.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Single(TestBot.Telegram.Ledger, static call => call.Status == 400);

        await phone.Says("open");
        await phone.Reads("How do caregivers");
    }

    [Theory]
    [InlineData("ConversationNotFound")]
    [InlineData("")]
    public async Task Desk_ThatIsNotFound_IsLeftForThePhone(string code)
    {
        var (phone, desk) = await OnBothAsync(preferring: "msteams");
        var amina = await TestBot.OnTelegramAsync("Amina", new MemberProfile { Group = null });
        Lose(code);
        await amina.Asks(First);
        await phone.Sees(First, "Not for me");
        await amina.Asks(Second);
        await phone.Sees(Second, "Not for me");
        await TestBot.SettleAsync();
        Assert.False((await StateAsync("a:Nekesa")).Reachable);
        Assert.Single(TestBot.Teams.Ledger, static entry => entry.Status == 404);
        Assert.DoesNotContain(desk.Screen, static seen => seen.Says(First));
    }

    [Theory]
    [InlineData("Bad Request: TOPIC_CLOSED")]
    [InlineData("Bad Request: message thread not found")]
    [InlineData("Bad Request: not enough rights to send text messages to the chat")]
    [InlineData("Bad Request: CHAT_WRITE_FORBIDDEN")]
    public async Task Topic_ThatIsClosed_CostsOneRequest_AndTheCoordinatorHasTheQuestionAtOnce(string refusal)
    {
        var barasa = await TestBot.OnTeamsAsync("Barasa", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        var admin = await TestBot.OnTeamsAsync("Wafula", new MemberProfile { Role = Role.Administrator, Group = null });
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        await BindTopicAsync();
        Refuse(refusal);

        await amina.Asks(First);
        await barasa.Sees(First, "Ask somebody");
        await admin.Reads(Dead);
        await barasa.Reads(Dead);
        await amina.Asks(Second);
        await barasa.Reads(Second);
        await TestBot.SettleAsync();
        Assert.Single(TestBot.Telegram.Ledger, static call => call.Status == 400);
        Assert.Equal(1, admin.Screen.Count(static seen => seen.Says(Dead)));
    }

    [Fact]
    public async Task Channel_ThatIsDeletedOrArchived_IsToldToTheCoordinator_AndComesBackWhenItIsRestored()
    {
        var barasa = await TestBot.OnTeamsAsync("Barasa", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        var (thread, channel) = (barasa.In(Channel, "1795000000001"), barasa.In(Channel));
        await InTeamAsync(thread, thread.Message("bind"));
        await thread.Presses(Asking.Group);
        await thread.Reads("From now on I post the questions of");
        var amina = await TestBot.OnTelegramAsync("Amina", new MemberProfile { Group = null });

        await HappensAsync(barasa, "teamArchived");
        await barasa.Reads(Dead);
        await amina.Asks(First);
        await barasa.Sees(First, "Ask somebody");

        await HappensAsync(barasa, "teamUnarchived");
        await amina.Asks(Second);
        await channel.Sees(Second, "I'll answer");
        await HappensAsync(barasa, "channelDeleted", Channel);
        await barasa.Sees(Second, "Ask somebody");
        Assert.Equal((false, true), ((await StateAsync(Channel)).Reachable, (await StateAsync(General)).Reachable));

        await HappensAsync(barasa, "channelRestored", Channel);
        Assert.True((await StateAsync(Channel)).Reachable);
    }

    private void Refuse(string refusal)
    {
        TestBot.Foreseen.Add("Telegram answered 400 to sendMessage");
        TestBot.Telegram.Break(TelegramFault.Refuse("sendMessage", 400, refusal));
    }

    private void Lose(string code)
    {
        TestBot.Foreseen.Add("Teams answered 404 to POST");
        TestBot.Teams.Fail(code.Length == 0 ? new ConnectorFault(404) : ConnectorFault.Error(404, code));
    }

    private async Task<(bool Reachable, string? Reason)> StateAsync(string place)
    {
        var found = await TestBot.AskAsync(db => db.Conversations.AsNoTracking().SingleAsync(one => one.ExternalId == place && one.Thread == ""));
        return (found.Reachable, found.LostReason);
    }

    private async Task BindTopicAsync()
    {
        var naserian = await TestBot.OnTelegramAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        naserian.Person.AddBotTo(Group, "Forum");
        var topic = naserian.In(Group, Topic);
        await topic.Says("/bind@CopTestBot standards");
        await topic.Reads("From now on I post");
        await TestBot.AskAsync(static db => db.Members.Where(static member => member.Name == "Naserian")
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Role, Role.Member)));
    }

    private async Task<(OnTelegram Phone, OnTeams Desk)> OnBothAsync(string preferring)
    {
        var phone = await TestBot.OnTelegramAsync("Nekesa");
        await phone.Says("connect");
        var words = (await phone.Reads("Send me this code from your other account")).Text;
        var desk = TestBot.StrangerOnTeams("Nekesa");
        await desk.Says(words.Split().Single(static word => word.Count(static letter => letter == '-') == 3));
        await desk.Reads("Welcome, Nekesa.");
        await TestBot.AskAsync(db => db.Addresses.Where(static address => address.Member!.Name == "Nekesa")
            .ExecuteUpdateAsync(set => set.SetProperty(static address => address.Preferred, address => address.Channel == preferring)));
        return (phone, desk);
    }

    private static Task<string> InTeamAsync(OnTeams somebody, JsonObject activity, string? change = null, string channel = Channel)
    {
        var data = activity["channelData"]!.AsObject();
        data["team"] = new JsonObject { ["id"] = General, ["name"] = "Community" };
        data["channel"] = new JsonObject { ["id"] = channel, ["name"] = "Standards" };
        data["eventType"] = change;
        return somebody.PostAsync(activity);
    }

    /// <summary>Teams tells of it in the team's first channel.</summary>
    private static Task<string> HappensAsync(OnTeams somebody, string change, string channel = General)
    {
        var general = somebody.In(General);
        return InTeamAsync(general, general.Activity("conversationUpdate", ""), change, channel);
    }
}
