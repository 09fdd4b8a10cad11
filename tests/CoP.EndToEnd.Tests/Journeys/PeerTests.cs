using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>What peers can do with a question, and what the others see of it.</summary>
public sealed class PeerTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";

    [Fact]
    public async Task Claim_PressedByTwoAtTheSameTime_IsWonByOneAndTheOtherReadsWho()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        var juma = await TestBot.OnTelegramAsync("Juma");
        var wanjiru = await TestBot.OnTeamsAsync("Wanjiru");
        await amina.Asks(Question);
        await Task.WhenAll(juma.Sees(Question, "I'll answer"), wanjiru.Sees(Question, "I'll answer"));

        var answers = await Task.WhenAll(juma.Presses("I'll answer"), wanjiru.Presses("I'll answer"));

        var jumaWon = answers[0].StartsWith("Thank you.", StringComparison.Ordinal);
        Assert.Contains($"{(jumaWon ? "Juma" : "Wanjiru")} was faster", answers[jumaWon ? 1 : 0], StringComparison.Ordinal);
        await amina.Reads($"{(jumaWon ? "Juma" : "Wanjiru")} will answer by");
        await (jumaWon ? (ChatUser)wanjiru : juma).Reads($"{(jumaWon ? "Juma" : "Wanjiru")} will answer by");
    }

    [Fact]
    public async Task Answer_InTheForm_CanBeAskedBackThankedAndFoundUnhelpful()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        var juma = await TestBot.OnTelegramAsync("Juma");
        await amina.Asks(Question);
        await juma.Presses("Answer", under: Question);
        await juma.Says("At any Huduma Centre.");
        await juma.Reads("Thank you. Your answer is on its way.");

        await amina.Presses("Write back", under: "Your question has an answer.");
        await amina.Submits("Send", new() { ["What would you like to say?"] = "Also at the weekend?" });
        await juma.Replies("Also at the weekend?", "On Saturdays until noon.");
        await amina.Reads("On Saturdays until noon.");

        await amina.Presses("Say thank you", under: "Your question has an answer.");
        await juma.Reads("says thank you for your answer");
        await amina.Presses("Does not help", under: "Your question has an answer.");
        await amina.Reads("You said this does not help; we go on looking.");
        Assert.True(await TestBot.AskAsync(db => db.Answers.AnyAsync(answer => answer.Thanked && answer.NotHelpful && answer.FollowUps.Count == 2)));
    }

    [Fact]
    public async Task Question_WhenEditedAndWithdrawn_ChangesWhereverItWasPosted()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await juma.Asks(Question);
        await amina.Sees(Question, "Answer");

        await juma.Presses("Edit", under: Question);
        await juma.Presses("✎ Question");
        await juma.Says("How do guardians enrol with SHA?");
        await juma.Presses("Save", under: "How do guardians enrol with SHA?");
        await amina.Sees("How do guardians enrol with SHA?", "Answer");
        await amina.ReadsNoMore(Question);

        await juma.Presses("Withdraw", under: "How do guardians enrol");
        await juma.Presses("Yes, withdraw it");
        await amina.Reads("Withdrawn by the person who asked");
        Assert.DoesNotContain(amina.Screen, static seen => seen.Offers("Answer"));
    }

    [Fact]
    public async Task Question_WhenPassedOn_ReachesTheOtherMember_AndIsNotForWhoDeclined()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        var juma = await TestBot.OnTelegramAsync("Juma");
        var wanjiru = await TestBot.OnTeamsAsync("Wanjiru", new MemberProfile { Group = null });
        await amina.Asks(Question);

        await juma.Presses("Pass it to…", under: Question);
        await juma.Says("Wanj");
        await juma.Reads("Passed on to Wanjiru. Thank you.");
        await wanjiru.Sees(Question, "Not for me");
        Assert.Contains("You will not hear of this one again.", await wanjiru.Presses("Not for me", under: Question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_WhenEditedAfterwards_EditsTheAnswer()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        var juma = await TestBot.OnTelegramAsync("Juma");
        await amina.Asks(Question);
        var reply = juma.Person.Reply(long.Parse((await juma.Sees(Question, "Answer")).Id, null), "At the cheif's office.");
        await amina.Reads("At the cheif's office.");

        juma.Person.Edit(reply, "At the chief's office.");
        await juma.Reads("Your answer has been changed as well.");
        await amina.Reads("At the chief's office.");
        await amina.ReadsNoMore("At the cheif's office.");
    }
}
