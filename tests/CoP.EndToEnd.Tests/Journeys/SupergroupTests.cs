using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>A group of a working group that becomes a supergroup: another id, and message ids that begin anew.</summary>
public sealed class SupergroupTests : Journey
{
    private const long Before = -1001;
    private const long After = -1_001_000_000_009;
    private const string First = "How do caregivers enrol with SHA?";
    private const string Second = "Where do guardians register?";

    [Fact]
    public async Task BoundGroup_KeepsItsQuestions_AndOldButtonsAreSaidToBeOld()
    {
        var (naserian, amina) = await BoundAsync();
        await amina.Asks(First);
        var old = await naserian.In(Before).Sees(First, "I'll answer");
        var token = naserian.In(Before).Data(old, "I'll answer");

        TestBot.Telegram.Migrate(Before, After, naserian.Person);
        await IsKnownAsync();
        var inGroup = naserian.In(After);
        Assert.StartsWith("That button is from an older message.", await inGroup.PressesData(token, old.Id), StringComparison.Ordinal);
        await amina.Asks(Second);
        await inGroup.Sees(Second, "I'll answer");
        await inGroup.Replies(Second, "At any Huduma Centre.");
        await amina.Sees("At any Huduma Centre.", "Accept this answer");

        await amina.Presses("Withdraw", under: First);
        await amina.Presses("Yes, withdraw it");
        await inGroup.Reads("1 answer");
        await TestBot.SettleAsync();
        AssertPostedOnce(Second);
    }

    [Fact]
    public async Task NumbersOfOldMessages_MeanNothingInTheNewGroup()
    {
        var (naserian, amina) = await BoundAsync();
        await amina.Asks(First);
        var old = await naserian.In(Before).Sees(First, "I'll answer");
        TestBot.Telegram.Migrate(Before, After, naserian.Person);
        await IsKnownAsync();

        naserian.Person.Reply(long.Parse(old.Id, null), "Thank you, I will see to it.", After);
        await TestBot.UntilAsync(() => TestBot.Telegram.Unconfirmed == 0 ? this : null, static () => "The reply is not confirmed.");
        await TestBot.SettleAsync();
        Assert.False(await TestBot.AskAsync(db => db.Answers.AnyAsync(answer => answer.Question!.Title == First)));
    }

    [Fact]
    public async Task Post_OnItsWayWhenTheGroupMoves_ReachesTheNewIdOnce()
    {
        TestBot.Foreseen.Add("Telegram answered 400 to sendMessage");
        var (naserian, amina) = await BoundAsync();
        TestBot.Telegram.Break(Enumerable.Repeat(Cut(), 2)); // So that the refusal of a post is the first that is heard of it.
        await naserian.In(Before).Says("We are many now.");
        await TestBot.Telegram.WaitForAsync(static call => call is { Method: "getUpdates", Status: 0 });

        TestBot.Telegram.Migrate(Before, After, naserian.Person);
        await amina.Asks(Second);
        await naserian.In(After).Sees(Second, "I'll answer");
        await naserian.In(After).Presses("I'll answer", under: Second);
        await amina.Reads("Naserian will answer by");
        await TestBot.SettleAsync();
        AssertPostedOnce(Second);
    }

    private static TelegramFault Cut() => new("getUpdates", TelegramReply.Fail(502, "Bad Gateway"), Cuts: true);

    private void AssertPostedOnce(string question) => Assert.Equal(
        [After],
        TestBot.Telegram.Ledger.Where(call => call is { Method: "sendMessage", Status: 200, ChatId: Before or After } && call.Text.Contains(question, StringComparison.Ordinal))
            .Select(static call => call.ChatId));

    private async Task<(OnTelegram Coordinator, OnTeams Asker)> BoundAsync()
    {
        var coordinator = await TestBot.OnTelegramAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        coordinator.Person.AddBotTo(Before, "Standards");
        await coordinator.In(Before).Says("/bind@CopTestBot standards");
        await coordinator.In(Before).Reads("From now on I post");
        return (coordinator, await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null }));
    }

    private Task IsKnownAsync() => Eventually.SoAsync(() =>
        TestBot.AskAsync(static db => db.Conversations.AnyAsync(static conversation => conversation.ExternalId == "-1001000000009" && conversation.BoundGroupId != null)));
}
