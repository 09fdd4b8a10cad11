using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>A working group's own places: a Teams channel, a Telegram group, and a topic of a forum.</summary>
public sealed class GroupTests : Journey
{
    private const string Channel = "19:standards@thread.tacv2";
    private const long Group = -1001;
    private const long Forum = -1002;
    private const long Topic = 77;
    private const string Question = "How do caregivers enrol with SHA?";

    [Fact]
    public async Task BoundPlaces_ShowTheQuestion_TakeAnswersByReply_AndFollow()
    {
        var coordinator = await TestBot.OnTeamsAsync("Barasa", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        var onPhone = await TestBot.OnTelegramAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        var channel = coordinator.In(Channel);
        await BindChannelAsync(coordinator, channel);
        var group = await BindGroupAsync(onPhone);
        var topic = await BindTopicAsync(onPhone);

        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        await amina.Asks(Question);
        await Task.WhenAll(channel.Sees(Question, "I'll answer"), group.Sees(Question, "I'll answer"), topic.Sees(Question, "I'll answer"));

        var juma = await TestBot.OnTelegramAsync("Juma");
        await juma.In(Group).Presses("I'll answer", under: Question);
        await Task.WhenAll(channel.Reads("Juma will answer by"), topic.Reads("Juma will answer by"), amina.Reads("Juma will answer by"));

        await juma.In(Group).Replies(Question, "At any Huduma Centre.");
        var wanjiru = await TestBot.OnTeamsAsync("Wanjiru");
        await wanjiru.In(Channel).Replies(Question, "Bring the birth certificate.");
        await Task.WhenAll(topic.Reads("2 answers"), channel.Reads("2 answers"), group.Reads("2 answers"));

        await amina.Presses("Accept this answer", under: "Bring the birth certificate.");
        await Task.WhenAll(topic.Reads("Answered"), channel.Reads("Answered"), group.Reads("Answered"));
        await TestBot.SettleAsync();
        Assert.DoesNotContain(channel.Screen.Concat(group.Screen).Concat(topic.Screen), static seen => seen.Says(Question) && seen.Offers("Answer"));
    }

    [Fact]
    public async Task Group_TellsItsMembersWhatItIsFor_AndLetsNobodyElseBindIt()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        juma.Person.AddBotTo(Group, "Standards");
        var inGroup = juma.In(Group);
        await inGroup.Reads("I bring the questions of this community");
        await inGroup.Says("/help@CopTestBot");
        await inGroup.Reads("I post questions to this working group here.");
        await inGroup.Says("/bind standards");
        await inGroup.Reads("That is for the coordinators.");
        await inGroup.Says("People talking to each other how do we do this?");
        await TestBot.SettleAsync();
        Assert.Equal(3, inGroup.Screen.Count);
    }

    [Fact]
    public async Task Lists_InAGroupOfStrangers_AreKeptForThePrivateChat_AndInABoundOneAreSentThere()
    {
        var naserian = await TestBot.OnTelegramAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        await amina.Asks(Question);
        naserian.Person.AddBotTo(Group, "Neighbours");
        var group = naserian.In(Group);
        await group.Reads("I bring the questions of this community");
        string[] lists = ["/questions", "/open", "/moderate", "/find caregivers"];

        foreach (var list in lists)
        {
            await group.Says(list);
        }

        await TestBot.UntilAsync(() => group.Screen.Count(static seen => seen.Says("For that, please write to me in a private chat.")) == lists.Length ? this : null, group.ToString);
        Assert.DoesNotContain(group.Screen, static seen => seen.Says(Question) || seen.Says("Amina"));

        await group.Says("/bind@CopTestBot standards");
        await group.Reads("From now on I post");
        await group.Says("/moderate");
        await group.Reads("I have written to you in our private chat.");
        await naserian.Sees("1–1 of 1", "1. How do caregivers enrol wit…");
        await group.Says("/find caregivers");
        await naserian.Sees("found", "1. How do caregivers enrol wit…");
        await TestBot.SettleAsync();
        Assert.DoesNotContain(group.Screen, static seen => seen.Says(Question) || seen.Says("Amina"));
    }

    private async Task BindChannelAsync(OnTeams coordinator, OnTeams channel)
    {
        await coordinator.In(Channel, "1795000000001").Says("bind");
        await channel.Presses(Asking.Group);
        await channel.Reads($"From now on I post the questions of “{Asking.Group}” here.");
        await TestBot.SettleAsync();
    }

    private static async Task<OnTelegram> BindGroupAsync(OnTelegram coordinator)
    {
        coordinator.Person.AddBotTo(Group, "Standards");
        var group = coordinator.In(Group);
        await group.Says("/bind@CopTestBot standards");
        await group.Reads("From now on I post");
        return group;
    }

    private static async Task<OnTelegram> BindTopicAsync(OnTelegram coordinator)
    {
        coordinator.Person.AddBotTo(Forum, "Forum");
        var topic = coordinator.In(Forum, Topic);
        await topic.Says("/bind@CopTestBot standards");
        await topic.Reads("From now on I post");
        return topic;
    }
}
